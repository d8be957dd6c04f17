#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ecdsa-with-SHA256 is defined for every curve (RFC 5758, 3.2), P-384 as well. gpgsm 2.2.40 (Debian 12) gives two answers to such
# a signature at once: GOODSIG, VALIDSIG and TRUST_FULLY in its status lines, and the exit code 2, because "a 256 bit hash is not
# valid for a 384 bit ECC key", after which it went on and verified. So whoever reads the status lines finds the signature valid,
# and a script that looks at the exit code finds it bad. With SHA-384 both say yes. Seen:
#   sha384: GOODSIG VALIDSIG TRUST_FULLY, exit code 0
#   sha256: GOODSIG VALIDSIG TRUST_FULLY, exit code 2 (a 256 bit hash is not valid for a 384 bit ECC key)
set -eu
cd "$(mktemp -d)"
apt-get -q download gpgsm=2.2.40-1.1+deb12u2 libksba8=1.6.3-2 libassuan0=2.5.5-5 >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
mkdir -m 700 home
trap 'gpgconf --homedir home --kill all 2>/dev/null || true' EXIT
gpgsm() { LD_LIBRARY_PATH=$(echo "$PWD"/debian/usr/lib/*linux*) debian/usr/bin/gpgsm --batch --disable-crl-checks --homedir home "$@"; }

openssl ecparam -name secp384r1 -genkey -noout -out key.pem
openssl req -x509 -new -key key.pem -subj /CN=person -days 30 -out person.pem -addext keyUsage=critical,digitalSignature,keyCertSign
gpgsm --import person.pem 2>/dev/null || true # nobody trusts it yet
openssl x509 -in person.pem -noout -fingerprint -sha1 | sed 's/.*=//; s/://g; s/$/ S relax/' >home/trustlist.txt
echo signed >data
judged() { # DIGEST
    openssl cms -sign -binary -in data -signer person.pem -inkey key.pem -md "$1" -outform DER -out signature.p7s
    code=0
    gpgsm --status-fd 1 --verify signature.p7s data >output 2>&1 || code=$?
    why=$(sed -n 's/^gpgsm: \(a [0-9]* bit hash.*\)/ (\1)/p' output)
    echo "$1: $(grep -oE 'GOODSIG|BADSIG|VALIDSIG|TRUST_[A-Z]*' output | tr '\n' ' ' | sed 's/ $//'), exit code $code$why"
}
{
    judged sha384
    judged sha256
} | tee said
diff - said <<'END'
sha384: GOODSIG VALIDSIG TRUST_FULLY, exit code 0
sha256: GOODSIG VALIDSIG TRUST_FULLY, exit code 2 (a 256 bit hash is not valid for a 384 bit ECC key)
END
