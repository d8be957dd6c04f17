#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# OpenSSL 3.0: the path of a list's own issuer (RFC 5280, 6.3.3 (f): an indirect list, or the authority's next key) is built from
# the store of trusted certificates alone. An anchor that comes by -trusted (X509_STORE_CTX_set0_trusted_stack) is trusted for
# the certificate, and unknown for the list: "CRL path validation error" (54), though the same anchor by -CAfile does.
# Lists that the certificate's issuer signed by the same key pass either way, so that nothing is noticed until a key is
# changed. Seen with 3.0.22-1~deb12u2 (Debian 12), for -CAfile and -trusted:
#   list by the issuer's key: OK, OK
#   list by the issuer's next key: OK, 54
#   indirect list: OK, 54
set -eu
cd "$(mktemp -d)"
version=3.0.22-1~deb12u2
apt-get -q download "openssl=$version" "libssl3=$version" >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
LD_LIBRARY_PATH=$(dirname "$(find "$PWD/debian" -name 'libcrypto.so.*' | head -n 1)")
export LD_LIBRARY_PATH
PATH=$PWD/debian/usr/bin:$PATH

cat >ca.cnf <<'END'
[ca]
default_ca=authority
[authority]
database=index
crlnumber=number
default_md=sha256
default_crl_days=7
[own]
authorityKeyIdentifier=keyid:always
[indirect]
authorityKeyIdentifier=keyid:always
issuingDistributionPoint=critical,@scope
[scope]
indirectCRL=TRUE
fullname=URI:http://list.example/
[authority_certificate]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
[list_issuer]
keyUsage=critical,cRLSign
subjectKeyIdentifier=hash
[person]
keyUsage=critical,nonRepudiation
authorityKeyIdentifier=keyid:always
crlDistributionPoints=point
[point]
fullname=URI:http://list.example/
CRLissuer=dirName:list_name
[list_name]
CN=lists
[plain_person]
keyUsage=critical,nonRepudiation
authorityKeyIdentifier=keyid:always
END
: >index
echo 01 >number
new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }

# issue NAME SUBJECT ISSUER EXTENSIONS
issue() {
    new_key "$1"
    openssl req -new -key "$1.key" -subj "/CN=$2" |
        openssl x509 -req -CA "$3.pem" -CAkey "$3.key" -set_serial "0x$(openssl rand -hex 8)" -days 30 -extfile ca.cnf -extensions "$4" -out "$1.pem" 2>/dev/null
}

# list NAME ISSUER EXTENSIONS
list() { openssl ca -gencrl -config ca.cnf -crlexts "$3" -cert "$2.pem" -keyfile "$2.key" -out "$1.crl" 2>/dev/null; }

new_key root
openssl req -new -x509 -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign,cRLSign -out root.pem
issue authority authority root authority_certificate
issue next authority root authority_certificate # the same name, and another key
issue lists lists root list_issuer
issue plain plain authority plain_person
issue person person authority person
list own authority own
list next next own
list indirect lists indirect
cat authority.pem next.pem lists.pem >others.pem

# answer PERSON LIST: OK or the error's number, with the anchor in a file of the store and with a trusted one
answer() {
    for anchor in -CAfile -trusted; do
        openssl verify -crl_check -extended_crl "$anchor" root.pem -untrusted others.pem -CRLfile "$2.crl" "$1.pem" 2>&1 |
            sed -nE 's/^error ([0-9]+) at .*/\1/p; s/^.*\.pem: OK$/OK/p' | head -n 1
    done | paste -sd ' ' | sed 's/ /, /'
}
{
    echo "list by the issuer's key: $(answer plain own)"
    echo "list by the issuer's next key: $(answer plain next)"
    echo "indirect list: $(answer person indirect)"
} | tee said
diff - said <<'END'
list by the issuer's key: OK, OK
list by the issuer's next key: OK, 54
indirect list: OK, 54
END
