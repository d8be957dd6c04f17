#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# CAdES B-LT keeps OCSP answers in SignedData.crls as "other" revocation information (EN 319 122-1, 5.4.2.2; RFC 5940). NSS
# 3.87.1 and cryptography 50.0.2 know lists alone in that place and read nothing at all of such a signature, not even its
# certificates; the same signature without the answer is fine. So a signature that was valid stops being readable for them, and
# for what is built on them, pdfsig among others, in the moment in which it is made to last. OpenSSL's cms reads both. Seen,
# without and with an answer:
#   openssl: ok, ok
#   nss: ok, SEC_ERROR_BAD_DER
#   cryptography: ok, ValueError: Unable to parse PKCS7 data
set -eu
cd "$(mktemp -d)"
version=2:3.87.1-1+deb12u4
apt-get -q download "libnss3=$version" "libnss3-tools=$version" >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
NSS=$(dirname "$(find "$PWD/debian" -name libnss3.so)")
nss() {
    tool=$1
    shift
    LD_LIBRARY_PATH=$NSS:$NSS/nss "$PWD/debian/usr/bin/$tool" "$@"
}
python3 -m venv python
python/bin/pip -q install asn1crypto==1.5.1 cryptography==50.0.2

openssl genrsa -out person.key 2048 2>/dev/null
openssl req -x509 -new -key person.key -subj /CN=person -days 30 -addext keyUsage=critical,nonRepudiation,digitalSignature -out person.pem
printf 'V\t%s\t\t01\tunknown\t/CN=person\n' "$(date -u -d '+1 year' +%y%m%d%H%M%SZ)" >index
openssl ocsp -issuer person.pem -cert person.pem -no_nonce -reqout request.der
openssl ocsp -index index -CA person.pem -rsigner person.pem -rkey person.key -ndays 7 -reqin request.der -respout answer.der >/dev/null 2>&1
echo signed >data
openssl cms -sign -binary -cades -in data -signer person.pem -inkey person.key -md sha256 -outform DER -out plain.p7s

python/bin/python - <<'END'
from asn1crypto import cms, ocsp
signature = cms.ContentInfo.load(open("plain.p7s", "rb").read())
answer = cms.OtherRevocationInfoFormat({"other_rev_info_format": "1.3.6.1.5.5.7.16.2",  # id-ri-ocsp-response
                                        "other_rev_info": ocsp.OCSPResponse.load(open("answer.der", "rb").read())})
signature["content"]["version"] = 5  # RFC 5652, 5.1
signature["content"]["crls"] = [cms.RevocationInfoChoice("other", answer)]
open("lasting.p7s", "wb").write(signature.dump(force=True))
END

mkdir certificates
nss certutil -N -d certificates --empty-password
openssl_reads() { openssl cms -verify -binary -noverify -content data -inform DER -in "$1" -out /dev/null; }
nss_reads() { nss cmsutil -D -h 1 -d certificates -c data -i "$1"; }
cryptography_reads() {
    python/bin/python -c "
from cryptography.hazmat.primitives.serialization import pkcs7
assert len(pkcs7.load_der_pkcs7_certificates(open('$1', 'rb').read())) == 1"
}
answer() {
    if "$@" >output 2>&1; then echo ok; else grep -aoE 'SEC_ERROR[A-Z_]*|ValueError: .*' output; fi
}
for reader in openssl nss cryptography; do
    echo "$reader: $(answer "${reader}_reads" plain.p7s), $(answer "${reader}_reads" lasting.p7s)"
done | tee said
diff - said <<'END'
openssl: ok, ok
nss: ok, SEC_ERROR_BAD_DER
cryptography: ok, ValueError: Unable to parse PKCS7 data
END
