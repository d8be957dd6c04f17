#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# An authority is held to an organisation or to policies by critical extensions, and whoever validates has to know them: constraints
# on names, of the form directoryName above all, policyConstraints and inhibitAnyPolicy (RFC 5280, 4.2, 4.2.1.10, 4.2.1.11,
# 4.2.1.14). Go 1.26 (crypto/x509) knows those on policies and no directory names. GnuTLS 3.7.9 (Debian 12) takes those names and
# inhibitAnyPolicy, but policyConstraints and policyMappings are an "unknown critical extension" to it, and where another
# organisation is excluded, everybody "violates" that, also who is outside. So it depends on what binds an authority which of the
# two can validate it, and with both kinds neither can. OpenSSL 3.0, JDK 17.0.15 and pyhanko-certvalidator 0.33.0 take all of them.
# Seen:
#   nothing: openssl OK, jdk ok, pyhanko ok, gnutls ok, go ok
#   O=Kurum permitted: openssl OK, jdk ok, pyhanko ok, gnutls ok, go unhandled critical extension
#   O=Baska excluded: openssl OK, jdk ok, pyhanko ok, gnutls violates the signer's constraints, go unhandled critical extension
#   policy required: openssl OK, jdk ok, pyhanko ok, gnutls unknown critical extension, go ok
#   policy mapped: openssl OK, jdk ok, pyhanko ok, gnutls unknown critical extension, go ok
#   any policy inhibited: openssl OK, jdk ok, pyhanko ok, gnutls ok, go ok
set -eu
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
version=3.7.9-2+deb12u7
apt-get -q download "gnutls-bin=$version" "libgnutls30=$version" "libgnutls-dane0=$version" >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
certtool() { LD_LIBRARY_PATH=$(echo "$PWD"/debian/usr/lib/*linux*) debian/usr/bin/certtool "$@"; }
python3 -m venv python
python/bin/pip -q install pyhanko-certvalidator==0.33.0 cryptography==50.0.2
openssl version | sed 's/ *(.*//'
certtool --version | head -n 1
java -version 2>&1 | head -n 1
go version

new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }
new_key root
new_key authority
new_key person
openssl req -new -x509 -key root.key -subj /C=TR/CN=root -days 90 -addext keyUsage=critical,keyCertSign,cRLSign -out root.pem
# sign CA NAME SERIAL SUBJECT KEY EXTENSION...
sign() {
    ca=$1 name=$2 serial=$3 subject=$4 key=$5
    shift 5
    printf '%s\n' subjectKeyIdentifier=hash authorityKeyIdentifier=keyid "$@" >extensions
    openssl req -new -key "$key.key" -subj "$subject" |
        openssl x509 -req -CA "$ca.pem" -CAkey "${ca%%[0-9]*}.key" -set_serial "$serial" -days 30 -extfile extensions -out "$name.pem" 2>/dev/null
}
# chain NUMBER PERSONS_POLICY EXTENSION...: an authority that is bound by them, and what it issued
chain() {
    number=$1 policy=$2
    shift 2
    sign root "authority$number" "0x500000000000001$number" /C=TR/CN=authority authority basicConstraints=critical,CA:TRUE \
        keyUsage=critical,keyCertSign certificatePolicies=1.2.3 "$@"
    sign "authority$number" "person$number" "0x500000000000002$number" '/C=TR/O=Kurum/CN=Deniz Ornek' person \
        keyUsage=critical,nonRepudiation "certificatePolicies=$policy"
    cat "person$number.pem" "authority$number.pem" >"chain$number.pem"
}
chain 1 1.2.3
chain 2 1.2.3 'nameConstraints=critical,permitted;dirName:names' '[names]' C=TR O=Kurum
chain 3 1.2.3 'nameConstraints=critical,excluded;dirName:names' '[names]' C=TR O=Baska
chain 4 1.2.3 policyConstraints=critical,requireExplicitPolicy:0
chain 5 1.2.4 policyMappings=critical,1.2.3:1.2.4
chain 6 1.2.3 inhibitAnyPolicy=critical,0

for number in 1 2 3 4 5 6; do
    openssl verify -CAfile root.pem -untrusted "authority$number.pem" "person$number.pem" | sed 's/.*: //'
done >ssl
for number in 1 2 3 4 5 6; do
    if certtool --verify --load-ca-certificate root.pem --infile "chain$number.pem" >output 2>/dev/null; then echo ok; else
        sed -n "s/^Chain verification output:.*\(unknown critical extension\|violates the signer's constraints\).*/\1/p" output
    fi
done >gnutls
cat >Validate.java <<'END'
import java.io.FileInputStream;
import java.security.cert.*;
import java.util.*;

public class Validate {
    static X509Certificate certificate(String name) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new FileInputStream(name + ".pem"));
    }

    public static void main(String[] arguments) throws Exception {
        for (int number = 1; number <= 6; number++) {
            var path = CertificateFactory.getInstance("X.509").generateCertPath(
                    List.of(certificate("person" + number), certificate("authority" + number)));
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(certificate("root"), null)));
            parameters.setRevocationEnabled(false);
            try {
                CertPathValidator.getInstance("PKIX").validate(path, parameters);
                System.out.println("ok");
            } catch (CertPathValidatorException refused) {
                System.out.println(refused.getMessage());
            }
        }
    }
}
END
java Validate.java >jdk
cat >validate.py <<'END'
import asyncio
from asn1crypto import pem, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext


def certificate(name):
    return x509.Certificate.load(pem.unarmor(open(name + ".pem", "rb").read())[2])


for number in "123456":
    context = ValidationContext(trust_roots=[certificate("root")], allow_fetching=False)
    validator = CertificateValidator(certificate("person" + number), [certificate("authority" + number)], validation_context=context)
    try:
        asyncio.run(validator.async_validate_usage({"non_repudiation"}))
        print("ok")
    except Exception as refused:
        print(type(refused).__name__)
END
python/bin/python validate.py >hanko
cat >validate.go <<'END'
package main

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"strings"
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
		options := x509.VerifyOptions{Roots: x509.NewCertPool(), Intermediates: x509.NewCertPool(),
			KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}}
		options.Roots.AddCert(certificate("root"))
		options.Intermediates.AddCert(certificate(fmt.Sprint("authority", number)))
		if _, err := certificate(fmt.Sprint("person", number)).Verify(options); err != nil {
			fmt.Println(strings.TrimPrefix(err.Error(), "x509: "))
		} else {
			fmt.Println("ok")
		}
	}
}
END
go run validate.go >go.said

printf '%s\n' nothing 'O=Kurum permitted' 'O=Baska excluded' 'policy required' 'policy mapped' 'any policy inhibited' |
    paste -d '|' - ssl jdk hanko gnutls go.said |
    sed 's/|/: openssl /; s/|/, jdk /; s/|/, pyhanko /; s/|/, gnutls /; s/|/, go /' | tee said
diff - said <<'END'
nothing: openssl OK, jdk ok, pyhanko ok, gnutls ok, go ok
O=Kurum permitted: openssl OK, jdk ok, pyhanko ok, gnutls ok, go unhandled critical extension
O=Baska excluded: openssl OK, jdk ok, pyhanko ok, gnutls violates the signer's constraints, go unhandled critical extension
policy required: openssl OK, jdk ok, pyhanko ok, gnutls unknown critical extension, go ok
policy mapped: openssl OK, jdk ok, pyhanko ok, gnutls unknown critical extension, go ok
any policy inhibited: openssl OK, jdk ok, pyhanko ok, gnutls ok, go ok
END
