#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# pyhanko-certvalidator 0.33.0 (pyHanko 0.38.0): a subordinate authority may be the trust anchor (RFC 5280, 6.1.1 wants no
# self-signed one), and certificates that it issued validate by OCSP. Its own list of revoked certificates counts for
# nothing, though: no path is found for the list's issuer, which is the anchor. With a self-signed anchor, the same
# list does. OpenSSL 3.0 takes both (-partial_chain). Seen:
#   root: ok
#   sub: InsufficientRevinfoError, "The chain of trust for the CRL issuer that was identified could not be determined"
set -eu
cd "$(mktemp -d)"
python3 -m venv python
python/bin/pip -q install pyHanko==0.38.0 pyhanko-certvalidator==0.33.0

new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }

# issue NAME ISSUER EXTENSIONS
issue() {
    new_key "$1"
    printf '%s\n' "$3" >extensions
    openssl req -new -key "$1.key" -subj "/CN=$1" |
        openssl x509 -req -CA "$2.pem" -CAkey "$2.key" -set_serial "0x$(openssl rand -hex 8)" -days 90 -extfile extensions -out "$1.pem" 2>/dev/null
}

# list AUTHORITY
list() {
    : >"$1.index"
    echo 01 >"$1.number"
    printf '[ca]\ndefault_ca=a\n[a]\ndatabase=%s.index\ncrlnumber=%s.number\ndefault_md=sha256\ndefault_crl_days=7\n' "$1" "$1" >"$1.cnf"
    openssl ca -gencrl -config "$1.cnf" -cert "$1.pem" -keyfile "$1.key" -out "$1.crl" 2>/dev/null
}

new_key root
openssl req -new -x509 -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign,cRLSign -out root.pem
issue sub root "basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash"
for authority in root sub; do
    issue "person-$authority" "$authority" "keyUsage=critical,nonRepudiation"
    list "$authority"
    openssl verify -crl_check -partial_chain -trusted "$authority.pem" -CRLfile "$authority.crl" "person-$authority.pem"
done

cat >validate.py <<'END'
import asyncio
from asn1crypto import crl, pem, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext

def der(name):
    return pem.unarmor(open(name, "rb").read())[2]

for anchor in ("root", "sub"):
    context = ValidationContext(trust_roots=[x509.Certificate.load(der(anchor + ".pem"))],
                                crls=[crl.CertificateList.load(der(anchor + ".crl"))],
                                revocation_mode="require", allow_fetching=False)
    person = x509.Certificate.load(der("person-" + anchor + ".pem"))
    try:
        asyncio.run(CertificateValidator(person, validation_context=context).async_validate_usage({"non_repudiation"}))
        print(anchor + ": ok")
    except Exception as error:
        print(f"{anchor}: {type(error).__name__}, {error}")
END
python/bin/python validate.py 2>/dev/null | tee said
grep -qx 'root: ok' said
grep -q '^sub: InsufficientRevinfoError, .*chain of trust for the CRL issuer' said
