#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# pdfsig of Poppler 22.12.0-2+deb12u3 (Debian 12): -add-signature with an ECDSA key fails more often than not. It ends with 3
# and leaves a document whose signature it calls "Digest Mismatch" itself; EU DSS, Bouncy Castle and mutool agree. With an
# RSA key every signature is valid. What differs is that a DER-encoded ECDSA-Sig-Value has no fixed length (70 to 72 bytes
# for P-256), so that a signature made anew need not fit the room measured with another one. Seen, of 20 each:
#   rsa: 20 valid
#   p256: 6 valid
set -eu
cd "$(mktemp -d)"
version=22.12.0-2+deb12u3
apt-get -q download "poppler-utils=$version" "libpoppler126=$version" >/dev/null
for package in ./*.deb; do dpkg -x "$package" poppler; done
LD_LIBRARY_PATH=$(dirname "$(find "$PWD/poppler" -name 'libpoppler.so.*' | head -n 1)")
export LD_LIBRARY_PATH
pdfsig=$PWD/poppler/usr/bin/pdfsig

cat >one.pdf <<'END'
%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>
endobj
trailer
<< /Root 1 0 R /Size 4 >>
END
qpdf one.pdf plain.pdf 2>/dev/null || [ -s plain.pdf ] # writes the table that is missing above

# valid_of NAME: of 20 signatures with that key, how many pdfsig itself calls valid
valid_of() {
    openssl req -x509 -new -key "$1.key" -subj "/CN=$1" -days 30 -addext keyUsage=critical,nonRepudiation,digitalSignature -out "$1.pem"
    openssl pkcs12 -export -passout pass:x -inkey "$1.key" -in "$1.pem" -name "$1" -out "$1.p12"
    mkdir "$1"
    certutil -N -d "$1" --empty-password
    pk12util -i "$1.p12" -d "$1" -W x >/dev/null
    for _ in $(seq 20); do
        "$pdfsig" -nssdir "$1" -add-signature -nick "$1" plain.pdf signed.pdf >/dev/null 2>&1 || true
        "$pdfsig" -nocert signed.pdf 2>/dev/null
        rm -f signed.pdf
    done | grep -c 'Signature is Valid.' || true
}

openssl genrsa -out rsa.key 2048 2>/dev/null
openssl ecparam -name prime256v1 -genkey -noout -out p256.key
rsa=$(valid_of rsa)
p256=$(valid_of p256)
echo "rsa: $rsa valid"
echo "p256: $p256 valid"
[ "$rsa" -eq 20 ] && [ "$p256" -lt 20 ]
