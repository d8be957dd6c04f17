#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# An authority may sign OCSP answers by its own key (RFC 6960, 2.2 and 4.2.2.2), and put certificates beside them, in any order,
# that help (4.2.1). golang.org/x/crypto/ocsp 0.59.0 takes the first of these for that of a delegated responder, and wants the
# issuer to have signed it, also where it is the issuer's own, which nobody but its issuer signed: "bad OCSP signature", for an
# answer that is right. A root signed itself, so all is fine with roots. openssl ocsp adds the signer's certificate unless it is
# told not to. Nor does the order matter to anybody else. OpenSSL 3.0 and pyhanko-certvalidator 0.33.0 take all of them. Seen, by
# whoever signed:
#   root, its certificate: openssl good, pyhanko ok, go good
#   subordinate, no certificate: openssl good, pyhanko ok, go good
#   subordinate, its certificate: openssl good, pyhanko ok, go bad OCSP signature: x509: ECDSA verification failure
#   delegate, its certificate: openssl good, pyhanko ok, go good
#   delegate, its certificate before the subordinate's: openssl good, pyhanko ok, go good
#   delegate, its certificate after the subordinate's: openssl good, pyhanko ok, go bad signature on embedded certificate: x509: ECDSA verification failure
set -eu
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
openssl version | sed 's/ *(.*//'
python3 -m venv python
python/bin/pip -q install pyhanko-certvalidator==0.33.0 cryptography==50.0.2
cat >go.mod <<'END'
module finding

go 1.25

require golang.org/x/crypto v0.59.0
END

new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }
# issue NAME SERIAL ISSUER EXTENSION...
issue() {
    name=$1 serial=$2 issuer=$3
    shift 3
    new_key "$name"
    printf '%s\n' subjectKeyIdentifier=hash authorityKeyIdentifier=keyid "$@" >extensions
    openssl req -new -key "$name.key" -subj "/CN=$name" |
        openssl x509 -req -CA "$issuer.pem" -CAkey "$issuer.key" -set_serial "$serial" -days 30 -extfile extensions -out "$name.pem" 2>/dev/null
}
new_key root
openssl req -new -x509 -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign,cRLSign,digitalSignature -out root.pem
issue subordinate 0x5000000000000011 root basicConstraints=critical,CA:TRUE keyUsage=critical,keyCertSign,cRLSign,digitalSignature
printf 'V\t491231235959Z\t\t50000000000000%s\tunknown\t/CN=%s\n' 01 one 02 two >index
http='authorityInfoAccess=OCSP;URI:http://127.0.0.1:1/'
issue person-of-root 0x5000000000000001 root keyUsage=critical,nonRepudiation "$http"
issue person-of-subordinate 0x5000000000000002 subordinate keyUsage=critical,nonRepudiation "$http"
issue delegate 0x5000000000000012 subordinate extendedKeyUsage=critical,OCSPSigning keyUsage=critical,digitalSignature noCheck=ignored
# answer NUMBER ISSUER SIGNER OPTION...
answer() {
    number=$1 issuer=$2 signer=$3
    shift 3
    openssl ocsp -index index -CA "$issuer.pem" -rsigner "$signer.pem" -rkey "$signer.key" -issuer "$issuer.pem" \
        -cert "person-of-$issuer.pem" -no_nonce -ndays 7 -respout "$number.answer" "$@" >/dev/null 2>&1
}
answer 1 root root
answer 2 subordinate subordinate -resp_no_certs
answer 3 subordinate subordinate
answer 4 subordinate delegate
answer 5 subordinate delegate -rother subordinate.pem

cat >validate.py <<'END'
import asyncio
from asn1crypto import ocsp, pem, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext


def certificate(name):
    return x509.Certificate.load(pem.unarmor(open(name + ".pem", "rb").read())[2])


answer = ocsp.OCSPResponse.load(open("5.answer", "rb").read())
basic = answer["response_bytes"]["response"].parsed
basic["certs"] = ocsp.Certificates(reversed(list(basic["certs"])))
answer["response_bytes"]["response"] = basic
open("6.answer", "wb").write(answer.dump(force=True))
for number in "123456":
    issuer = "root" if number == "1" else "subordinate"
    # The subordinate is the anchor where it issued, so that one answer is enough.
    context = ValidationContext(trust_roots=[certificate(issuer)], allow_fetching=False, revocation_mode="require",
                                ocsps=[ocsp.OCSPResponse.load(open(number + ".answer", "rb").read())])
    try:
        asyncio.run(CertificateValidator(certificate("person-of-" + issuer), validation_context=context).async_validate_usage({"non_repudiation"}))
        print("ok")
    except Exception as refused:
        print(type(refused).__name__)
END
python/bin/python validate.py >hanko

cat >main.go <<'END'
package main

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"strings"

	"golang.org/x/crypto/ocsp"
)

func certificate(name string) *x509.Certificate {
	data, _ := os.ReadFile(name + ".pem")
	block, _ := pem.Decode(data)
	found, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		panic(err)
	}
	return found
}

func main() {
	for number := 1; number <= 6; number++ {
		issuer := "subordinate"
		if number == 1 {
			issuer = "root"
		}
		data, _ := os.ReadFile(fmt.Sprintf("%d.answer", number))
		answer, err := ocsp.ParseResponseForCert(data, certificate("person-of-"+issuer), certificate(issuer))
		if err != nil {
			fmt.Println(strings.TrimPrefix(err.Error(), "ocsp: "))
		} else {
			fmt.Println([]string{"good", "revoked", "unknown"}[answer.Status])
		}
	}
}
END
go mod tidy 2>/dev/null
go version
go run . >go.said

for number in 1 2 3 4 5 6; do
    issuer=subordinate
    if [ $number = 1 ]; then issuer=root; fi
    openssl ocsp -respin $number.answer -issuer $issuer.pem -cert person-of-$issuer.pem -CAfile root.pem -verify_other $issuer.pem \
        >output 2>&1
    if grep -q '^Response verify OK$' output; then sed -n "s/^person-of-$issuer.pem: //p" output; else echo wrong; fi
done >ssl
printf '%s\n' 'root, its certificate' 'subordinate, no certificate' 'subordinate, its certificate' 'delegate, its certificate' \
    "delegate, its certificate before the subordinate's" "delegate, its certificate after the subordinate's" |
    paste -d '|' - ssl hanko go.said | sed 's/|/: openssl /; s/|/, pyhanko /; s/|/, go /' | tee said
diff - said <<'END'
root, its certificate: openssl good, pyhanko ok, go good
subordinate, no certificate: openssl good, pyhanko ok, go good
subordinate, its certificate: openssl good, pyhanko ok, go bad OCSP signature: x509: ECDSA verification failure
delegate, its certificate: openssl good, pyhanko ok, go good
delegate, its certificate before the subordinate's: openssl good, pyhanko ok, go good
delegate, its certificate after the subordinate's: openssl good, pyhanko ok, go bad signature on embedded certificate: x509: ECDSA verification failure
END
