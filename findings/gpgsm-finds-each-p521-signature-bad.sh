#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# gpgsm 2.2.40 (Debian 12) calls every CMS signature by a P-521 key bad, whatever its digest: it encodes the hash as for DSA,
# wants the bits of the curve's order to be a multiple of 8, and 521 are none. GOODSIG for P-256 and P-384, whose order has
# whole bytes. It does not say that it lacks the curve, but BADSIG, as for a changed document. OpenSSL verifies all of them.
# Seen, for the curve with its usual digest:
#   P-256 sha256: openssl ok, gpgsm GOODSIG
#   P-384 sha384: openssl ok, gpgsm GOODSIG
#   P-521 sha512: openssl ok, gpgsm BADSIG (DSA requires the hash length to be a multiple of 8 bits)
#   P-521 sha256: openssl ok, gpgsm BADSIG (DSA requires the hash length to be a multiple of 8 bits)
set -eu
cd "$(mktemp -d)"
apt-get -q download gpgsm=2.2.40-1.1+deb12u2 libksba8=1.6.3-2 libassuan0=2.5.5-5 >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
GNUPGHOME=$PWD/home
export GNUPGHOME
mkdir -m 700 home
trap 'gpgconf --homedir home --kill all 2>/dev/null || true' EXIT
gpgsm() { LD_LIBRARY_PATH=$(echo "$PWD"/debian/usr/lib/*) debian/usr/bin/gpgsm --batch --disable-crl-checks --homedir home "$@"; }

echo signed >data
signed() { # CURVE DIGEST
    openssl ecparam -name "$1" -genkey -noout -out key.pem
    openssl req -x509 -new -key key.pem -subj "/CN=$1" -days 30 -addext keyUsage=critical,digitalSignature -out person.pem
    openssl cms -sign -binary -in data -signer person.pem -inkey key.pem -md "$2" -outform DER -out signature.p7s
    openssl cms -verify -binary -content data -inform DER -in signature.p7s -CAfile person.pem -purpose any -out /dev/null 2>output &&
        judged="openssl ok" || judged="openssl $(cat output)"
    gpgsm --status-fd 1 --verify signature.p7s data >output 2>&1 || true
    why=$(sed -n 's/^gpgsm: \(DSA requires.*\)/ (\1)/p' output)
    echo "$judged, gpgsm $(grep -oE 'GOODSIG|BADSIG' output)$why"
}
{
    echo "P-256 sha256: $(signed prime256v1 sha256)"
    echo "P-384 sha384: $(signed secp384r1 sha384)"
    echo "P-521 sha512: $(signed secp521r1 sha512)"
    echo "P-521 sha256: $(signed secp521r1 sha256)"
} | tee said
diff - said <<'END'
P-256 sha256: openssl ok, gpgsm GOODSIG
P-384 sha384: openssl ok, gpgsm GOODSIG
P-521 sha512: openssl ok, gpgsm BADSIG (DSA requires the hash length to be a multiple of 8 bits)
P-521 sha256: openssl ok, gpgsm BADSIG (DSA requires the hash length to be a multiple of 8 bits)
END
