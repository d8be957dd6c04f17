#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# GnuTLS 3.7.9 (Debian 12) and an authority that changed its key: the certificate of the new key that the old one signed is
# self-issued, and such ones do not count for pathLenConstraint (RFC 5280, 4.2.1.9: "non-self-issued intermediate certificates"). An
# authority with pathLenConstraint 0, which most that issue to persons have, can so hand over to its next key. GnuTLS counts it,
# "violates the signer's constraints". OpenSSL 3.0, JDK 17, Bouncy Castle 1.80 and pyhanko-certvalidator 0.33.0 do not. Seen:
#   issued by the key itself: openssl OK, gnutls ok
#   issued by the next key: openssl OK, gnutls constraints
set -eu
cd "$(mktemp -d)"
version=3.7.9-2+deb12u7
apt-get -q download "gnutls-bin=$version" "libgnutls30=$version" "libgnutls-dane0=$version" >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done

cat >extensions <<'END'
[last]
basicConstraints=critical,CA:TRUE,pathlen:0
keyUsage=critical,keyCertSign
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
[person]
keyUsage=critical,nonRepudiation
authorityKeyIdentifier=keyid
END
new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }

# issue NAME COMMON_NAME ISSUER EXTENSIONS
issue() {
    new_key "$1"
    openssl req -new -key "$1.key" -subj "/CN=$2" |
        openssl x509 -req -CA "$3.pem" -CAkey "$3.key" -set_serial "0x$(openssl rand -hex 8)" -days 30 -extfile extensions -extensions "$4" -out "$1.pem" 2>/dev/null
}

# answer LINE PERSON AUTHORITY...
answer() {
    line=$1
    shift
    cat "$@" >path.pem
    said=$(openssl verify -x509_strict -CAfile root.pem -untrusted path.pem "$1" 2>&1 | sed -n 's/^person.*: //p' | tail -n 1)
    echo "$line: openssl $said, $(LD_LIBRARY_PATH=$PWD/debian/usr/lib/x86_64-linux-gnu debian/usr/bin/certtool --verify --load-ca-certificate root.pem \
        --infile path.pem 2>&1 | sed -nE 's/^Chain verification output: Verified.*/gnutls ok/p; s/^Chain verification output: .* (constraints)\. *$/gnutls \1/p')"
}
new_key root
openssl req -new -x509 -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign -out root.pem
issue authority authority root last
issue next authority authority last
issue person1 Deniz authority person
issue person2 Deniz next person
{
    answer "issued by the key itself" person1.pem authority.pem
    answer "issued by the next key" person2.pem next.pem authority.pem
} | tee said
diff - said <<'END'
issued by the key itself: openssl OK, gnutls ok
issued by the next key: openssl OK, gnutls constraints
END
