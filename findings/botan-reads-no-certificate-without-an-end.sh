#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A certificate without a well-defined end, such as that of a device or of its maker's authority, says 99991231235959Z as its
# notAfter; RFC 5280, 4.1.2.5 names that very value. Botan 2.19.3 (Debian 12) knows the change to GeneralizedTime in 2050, and no
# year after 3100: it cannot even read such a certificate ("does not seem to be valid"), so neither does it show its name nor take it
# as trust anchor, and nothing that such an authority issued verifies. Its botan cert_info prints that and ends with 0.
# OpenSSL 3.0 and GnuTLS 3.7.9 take all of them. Seen, by the end of the certificate:
#   20491231235959Z: openssl OK, gnutls ok, botan passes
#   20501231235959Z: openssl OK, gnutls ok, botan passes
#   31001231235959Z: openssl OK, gnutls ok, botan passes
#   31010101000000Z: openssl OK, gnutls ok, botan Time 31010101000000Z does not seem to be valid
#   99991231235959Z: openssl OK, gnutls ok, botan Time 99991231235959Z does not seem to be valid
set -eu
cd "$(mktemp -d)"
gnutls=3.7.9-2+deb12u7 botan=2.19.3+dfsg-1+deb12u1
apt-get -q download "gnutls-bin=$gnutls" "libgnutls30=$gnutls" "libgnutls-dane0=$gnutls" \
    "botan=$botan" "libbotan-2-19=$botan" libtspi1=0.3.15-0.3 >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
certtool() { LD_LIBRARY_PATH=$PWD/debian/usr/lib/x86_64-linux-gnu debian/usr/bin/certtool "$@"; }
botan() { LD_LIBRARY_PATH=$PWD/debian/usr/lib/x86_64-linux-gnu debian/usr/bin/botan "$@"; }
printf '%s\n' '[ca]' default_ca=one '[one]' database=index new_certs_dir=. rand_serial=yes default_md=sha256 policy=any unique_subject=no \
    x509_extensions=end '[any]' commonName=supplied '[end]' keyUsage=critical,digitalSignature subjectKeyIdentifier=hash \
    authorityKeyIdentifier=keyid 'subjectAltName=DNS:device.example' >ca.cnf
: >index
openssl ecparam -name prime256v1 -genkey -noout -out root.key
openssl req -x509 -new -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign -out root.pem
openssl ecparam -name prime256v1 -genkey -noout -out device.key
openssl req -new -key device.key -subj /CN=device -out request

for end in 20491231235959Z 20501231235959Z 31001231235959Z 31010101000000Z 99991231235959Z; do
    openssl ca -batch -notext -config ca.cnf -cert root.pem -keyfile root.key -in request -enddate "$end" -out device.pem 2>/dev/null
    ssl=$(openssl verify -CAfile root.pem device.pem | sed 's/.*: //')
    tls=$(certtool --verify --load-ca-certificate root.pem --infile device.pem >/dev/null 2>&1 && echo ok || echo wrong)
    read=$(botan cert_verify device.pem root.pem 2>&1 | sed 's/^Certificate passes validation checks$/passes/; s/.*\(Time .*\)/\1/' || true)
    echo "$end: openssl $ssl, gnutls $tls, botan $read"
done | tee said
diff - said <<'END'
20491231235959Z: openssl OK, gnutls ok, botan passes
20501231235959Z: openssl OK, gnutls ok, botan passes
31001231235959Z: openssl OK, gnutls ok, botan passes
31010101000000Z: openssl OK, gnutls ok, botan Time 31010101000000Z does not seem to be valid
99991231235959Z: openssl OK, gnutls ok, botan Time 99991231235959Z does not seem to be valid
END
