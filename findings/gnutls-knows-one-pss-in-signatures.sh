#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# GnuTLS 3.7.9 (Debian 12) and RSASSA-PSS in CMS (RFC 4056): of all parameters that we tried, one set verifies,
# SHA-256 with a salt of 32 bytes. SHA-384 and SHA-512 with the salts that everybody uses with them are "Public key signature
# verification has failed", as if they were wrong, and in certificates the same GnuTLS takes the same algorithms. A salt that is
# not as long as the digest it takes nowhere. OpenSSL 3.0, Bouncy Castle 1.80 and pyHanko 0.38.0 verify all of these
# in CMS. Seen, for CMS by OpenSSL, CMS and certificate by GnuTLS:
#   sha256, salt 32: ok, ok, ok
#   sha384, salt 48: ok, failed, ok
#   sha512, salt 64: ok, failed, ok
#   sha256, salt 20: ok, failed, failed
set -eu
cd "$(mktemp -d)"
version=3.7.9-2+deb12u7
apt-get -q download "gnutls-bin=$version" "libgnutls30=$version" "libgnutls-dane0=$version" >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
certtool() { LD_LIBRARY_PATH=$PWD/debian/usr/lib/x86_64-linux-gnu debian/usr/bin/certtool "$@" 2>&1; }

openssl genrsa -out person.key 2048 2>/dev/null
openssl req -x509 -new -key person.key -subj /CN=person -days 30 -addext keyUsage=critical,nonRepudiation,digitalSignature -out person.pem
openssl genrsa -out root.key 2048 2>/dev/null
openssl req -x509 -new -key root.key -subj /CN=root -days 30 -addext keyUsage=critical,keyCertSign -out root.pem
echo signed >data
while read -r digest salt; do
    openssl cms -sign -binary -in data -signer person.pem -inkey person.key -md "$digest" -keyopt rsa_padding_mode:pss \
        -keyopt "rsa_pss_saltlen:$salt" -outform DER -out signature
    openssl req -new -key person.key -subj /CN=person | openssl x509 -req -CA root.pem -CAkey root.key -set_serial 2 -days 30 -"$digest" \
        -sigopt rsa_padding_mode:pss -sigopt "rsa_pss_saltlen:$salt" -out issued.pem 2>/dev/null
    openssl cms -verify -binary -noverify -content data -inform DER -in signature -out /dev/null 2>/dev/null && by_openssl=ok || by_openssl=failed
    by_gnutls=$(certtool --p7-verify --load-data data --load-certificate person.pem --inder --infile signature |
        sed -nE 's/.*Signature status: ok.*/ok/p; s/.*Signature status: .*Public key signature verification has failed.*/failed/p')
    certificate=$(certtool --verify --load-ca-certificate root.pem --infile issued.pem | sed -nE 's/^Chain verification output: Verified.*/ok/p')
    echo "$digest, salt $salt: $by_openssl, $by_gnutls, ${certificate:-failed}"
done <<'END' | tee said
sha256 32
sha384 48
sha512 64
sha256 20
END
diff - said <<'END'
sha256, salt 32: ok, ok, ok
sha384, salt 48: ok, failed, ok
sha512, salt 64: ok, failed, ok
sha256, salt 20: ok, failed, failed
END
