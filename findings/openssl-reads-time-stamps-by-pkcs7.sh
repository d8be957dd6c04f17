#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A time stamp is a CMS signature (RFC 3161, 2.4.2), and OpenSSL has CMS. Its own program for time stamps, openssl ts -verify, does
# not use it: TS_RESP_verify_signature is still built on PKCS #7 1.5 of 1998. So OpenSSL 3.0 refuses time stamps that the same
# OpenSSL makes and verifies by openssl cms: such as name their signer by its key (RFC 5652, 5.3) or carry an OCSP answer with them,
# as those that are to last do (10.2.1; EN 319 122-1, 5.4.2.2), cannot be read at all, and one by RSASSA-PSS (RFC 4056) is a
# "signature failure", as if it were forged. pyHanko 0.38.0 takes all of them. Seen:
#   PKCS #1, serial number: cms ok, pyhanko ok, ts ok
#   PKCS #1, key identifier: cms ok, pyhanko ok, ts nested asn1 error
#   PKCS #1, serial number, answer: cms ok, pyhanko ok, ts nested asn1 error
#   PSS, serial number: cms ok, pyhanko ok, ts signature failure
set -eu
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
openssl version | sed 's/ *(.*//'
python3 -m venv python
python/bin/pip -q install pyHanko==0.38.0 pyhanko-certvalidator==0.33.0 asn1crypto==1.5.1
python/bin/pip list 2>/dev/null | grep -i '^pyhanko '

openssl ecparam -name prime256v1 -genkey -noout -out root.key
openssl req -new -x509 -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign,cRLSign,digitalSignature -out root.pem
openssl genrsa -out authority.key 2048 2>/dev/null
printf '%s\n' extendedKeyUsage=critical,timeStamping keyUsage=critical,digitalSignature subjectKeyIdentifier=hash >extensions
openssl req -new -key authority.key -subj /CN=authority |
    openssl x509 -req -CA root.pem -CAkey root.key -set_serial 0x5000000000000001 -days 30 -extfile extensions -out authority.pem 2>/dev/null

# What is stamped, and what the time stamp says of it
echo signed >data
printf '%s\n' '[tsa]' default_tsa=one '[one]' serial=serial signer_cert=authority.pem signer_key=authority.key signer_digest=sha256 \
    default_policy=1.2.3.4 digests=sha256 ess_cert_id_alg=sha256 >tsa.cnf
openssl ts -query -data data -sha256 -cert -out request 2>/dev/null
openssl ts -reply -config tsa.cnf -queryfile request -token_out -out 1 2>/dev/null
openssl cms -verify -binary -noverify -inform DER -in 1 -out information 2>/dev/null
stamp() {
    name=$1
    shift
    openssl cms -sign -binary -nodetach -cades -in information -econtent_type 1.2.840.113549.1.9.16.1.4 -signer authority.pem \
        -inkey authority.key -md sha256 -outform DER -out "$name" "$@"
}
stamp 2 -keyid
stamp 4 -keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:32
printf 'V\t491231235959Z\t\t5000000000000001\tunknown\t/CN=authority\n' >index
openssl ocsp -index index -CA root.pem -rsigner root.pem -rkey root.key -issuer root.pem -cert authority.pem -no_nonce -ndays 7 \
    -respout answer >/dev/null 2>&1
python/bin/python - <<'END'
from asn1crypto import cms, ocsp
stamp = cms.ContentInfo.load(open("1", "rb").read())
answer = cms.OtherRevocationInfoFormat({"other_rev_info_format": "1.3.6.1.5.5.7.16.2",  # id-ri-ocsp-response
                                        "other_rev_info": ocsp.OCSPResponse.load(open("answer", "rb").read())})
stamp["content"]["version"] = 5  # RFC 5652, 5.1
stamp["content"]["crls"] = [cms.RevocationInfoChoice("other", answer)]
open("3", "wb").write(stamp.dump(force=True))
END

cat >read.py <<'END'
import asyncio, hashlib, logging
from asn1crypto import cms, pem, x509
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)
root = x509.Certificate.load(pem.unarmor(open("root.pem", "rb").read())[2])
for name in "1234":
    stamp = cms.ContentInfo.load(open(name, "rb").read())["content"]
    context = ValidationContext(trust_roots=[root], allow_fetching=False)
    imprint = hashlib.sha256(open("data", "rb").read()).digest()
    status = asyncio.run(validate_tst_signed_data(stamp, context, lambda _: imprint))
    print("ok" if status["intact"] and status["valid"] and status["trust_problem_indic"] is None else "wrong")
END
python/bin/python read.py >hanko
for name in 1 2 3 4; do
    openssl cms -verify -binary -inform DER -in "$name" -CAfile root.pem -purpose timestampsign -out stamped 2>/dev/null &&
        cmp -s stamped information && echo ok || echo wrong
done >by-cms
for name in 1 2 3 4; do
    if openssl ts -verify -data data -token_in -in "$name" -CAfile root.pem >output 2>&1; then echo ok; else
        grep -oE 'signature failure|nested asn1 error' output | head -n 1
    fi
done >by-ts

printf '%s\n' 'PKCS #1, serial number' 'PKCS #1, key identifier' 'PKCS #1, serial number, answer' 'PSS, serial number' |
    paste -d '|' - by-cms hanko by-ts | sed 's/|/: cms /; s/|/, pyhanko /; s/|/, ts /' | tee said
diff - said <<'END'
PKCS #1, serial number: cms ok, pyhanko ok, ts ok
PKCS #1, key identifier: cms ok, pyhanko ok, ts nested asn1 error
PKCS #1, serial number, answer: cms ok, pyhanko ok, ts nested asn1 error
PSS, serial number: cms ok, pyhanko ok, ts signature failure
END
