#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A CMS signature that names its signer by subjectKeyIdentifier means the value of that extension in the certificate (RFC 5652, 5.3),
# and how it came about is the authority's affair: SHA-1 of the key is one of "two common methods" (RFC 5280, 4.2.1.2), SHA-256 cut
# to 160 bits is RFC 7093's first, others are "also acceptable". pkijs 4.0.0 (npm) does not look at the extension and computes SHA-1 of
# each key, so that of the other certificates it is "Unable to find signer certificate", though the only one in the signature is
# it. By issuer and serial number it finds the same. OpenSSL 3.0 and GnuTLS 3.7.9 verify all of them. Seen:
#   SHA-1: openssl ok, gnutls ok, pkijs ok
#   SHA-256: openssl ok, gnutls ok, pkijs Unable to find signer certificate
#   a number: openssl ok, gnutls ok, pkijs Unable to find signer certificate
#   SHA-256, by serial number: openssl ok, gnutls ok, pkijs ok
set -eu
cd "$(mktemp -d)"
echo '{"private": true, "type": "module", "dependencies": {"pkijs": "4.0.0"}}' >package.json
npm install --silent --no-audit --no-fund
version=3.7.9-2+deb12u7
apt-get -q download "gnutls-bin=$version" "libgnutls30=$version" "libgnutls-dane0=$version" >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
certtool() { LD_LIBRARY_PATH=$PWD/debian/usr/lib/x86_64-linux-gnu debian/usr/bin/certtool "$@"; }

echo signed >data
openssl ecparam -name prime256v1 -genkey -noout -out root.key
openssl ecparam -name prime256v1 -genkey -noout -out person.key
openssl req -x509 -new -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign -out root.pem
openssl req -new -key person.key -subj /CN=person -out request
openssl ec -in person.key -pubout -outform DER 2>/dev/null | tail -c 65 >point
identifier() { openssl dgst "-$1" -r point | cut -c 1-40; }
# sign NAME IDENTIFIER OPTION...
sign() {
    name=$1 identifier=$2
    shift 2
    printf '%s\n' keyUsage=critical,digitalSignature,nonRepudiation "subjectKeyIdentifier=$identifier" >extensions
    openssl x509 -req -in request -CA root.pem -CAkey root.key -set_serial "$name" -days 30 -extfile extensions -out "$name.pem" 2>/dev/null
    openssl cms -sign -binary -cades -in data -signer "$name.pem" -inkey person.key -md sha256 "$@" -outform DER -out "$name"
}
sign 1 "$(identifier sha1)" -keyid
sign 2 "$(identifier sha256)" -keyid
sign 3 0102030405060708 -keyid
sign 4 "$(identifier sha256)"

for name in 1 2 3 4; do
    openssl cms -verify -binary -content data -inform DER -in "$name" -CAfile root.pem -out /dev/null 2>/dev/null && echo ok || echo wrong
done >ssl
for name in 1 2 3 4; do
    certtool --p7-verify --load-ca-certificate root.pem --inder --infile "$name" --load-data data >/dev/null 2>&1 && echo ok || echo wrong
done >tls

cat >verify.js <<'END'
import { readFileSync } from "node:fs";
import { ContentInfo, SignedData } from "pkijs";

const data = new Uint8Array(readFileSync("data")).buffer;
for (const name of "1234") {
    const signature = new SignedData({ schema: ContentInfo.fromBER(readFileSync(name)).content });
    console.log(await signature.verify({ signer: 0, data }).then(valid => valid ? "ok" : "wrong", refused => refused.message));
}
END
node verify.js >pkijs

printf '%s\n' SHA-1 SHA-256 'a number' 'SHA-256, by serial number' | paste -d '|' - ssl tls pkijs |
    sed 's/|/: openssl /; s/|/, gnutls /; s/|/, pkijs /' | tee said
diff - said <<'END'
SHA-1: openssl ok, gnutls ok, pkijs ok
SHA-256: openssl ok, gnutls ok, pkijs Unable to find signer certificate
a number: openssl ok, gnutls ok, pkijs Unable to find signer certificate
SHA-256, by serial number: openssl ok, gnutls ok, pkijs ok
END
