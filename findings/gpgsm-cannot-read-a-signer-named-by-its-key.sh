#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A CMS signature names its signer by issuer and serial number or by the certificate's key identifier; whoever reads one has to
# know both (RFC 5652, 5.3). gpgsm 2.2.40 with libksba 1.6.3 (Debian 12) cannot even parse the second kind ("BER error"), also
# beside a signer that it knows, so that one co-signer's choice makes a document unreadable. OpenSSL and NSS verify all of them.
# Seen:
#   by serial number: openssl ok, nss ok, gpgsm GOODSIG
#   by key identifier: openssl ok, nss ok, gpgsm ksba_cms_parse failed: BER error
#   one of each: openssl ok, nss ok, gpgsm ksba_cms_parse failed: BER error
set -eu
cd "$(mktemp -d)"
nss=2:3.87.1-1+deb12u4
apt-get -q download gpgsm=2.2.40-1.1+deb12u2 libksba8=1.6.3-2 libassuan0=2.5.5-5 "libnss3=$nss" "libnss3-tools=$nss" >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
libraries=$(echo "$PWD"/debian/usr/lib/*linux*)
here() { LD_LIBRARY_PATH=$libraries:$libraries/nss "$@"; }
mkdir -m 700 home
trap 'gpgconf --homedir home --kill all 2>/dev/null || true' EXIT
mkdir certificates
here debian/usr/bin/certutil -N -d certificates --empty-password

echo signed >data
for person in first second; do
    openssl req -x509 -newkey rsa:2048 -noenc -keyout "$person.key" -subj "/CN=$person" -days 30 -out "$person.pem" \
        -addext keyUsage=critical,digitalSignature,keyCertSign 2>/dev/null
    here debian/usr/bin/certutil -A -d certificates -n "$person" -t C,C,C -i "$person.pem"
done
cat first.pem second.pem >both.pem
sign() { openssl cms -sign -binary -in data -md sha256 -outform DER -out "$@"; }
sign serial.p7s -signer first.pem -inkey first.key
sign key.p7s -keyid -signer first.pem -inkey first.key
openssl cms -resign -binary -inform DER -in serial.p7s -outform DER -out each.p7s -keyid -signer second.pem -inkey second.key -md sha256

judged() {
    if openssl cms -verify -binary -content data -inform DER -in "$1" -CAfile both.pem -purpose any -out /dev/null 2>output; then
        printf 'openssl ok, '
    fi
    if here debian/usr/bin/cmsutil -D -d certificates -c data -i "$1" -o /dev/null 2>output; then printf 'nss ok, '; else cat output; fi
    here debian/usr/bin/gpgsm --batch --disable-crl-checks --homedir home --status-fd 1 --verify "$1" data >output 2>&1 || true
    echo "gpgsm $(grep -oE 'GOODSIG|BADSIG|ksba_cms_parse failed: .*' output)"
}
{
    echo "by serial number: $(judged serial.p7s)"
    echo "by key identifier: $(judged key.p7s)"
    echo "one of each: $(judged each.p7s)"
} | tee said
diff - said <<'END'
by serial number: openssl ok, nss ok, gpgsm GOODSIG
by key identifier: openssl ok, nss ok, gpgsm ksba_cms_parse failed: BER error
one of each: openssl ok, nss ok, gpgsm ksba_cms_parse failed: BER error
END
