#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A CMS signature over plain data may do without signed attributes (RFC 5652, 5.3), by RSA-PSS as well (RFC 4056, 3). NSS 3.87.1
# verifies RSA-PSS with attributes and PKCS#1 v1.5 without, but not RSA-PSS without: it says "invalid arguments", so that
# whoever reads that looks for a mistake in the call. OpenSSL and GnuTLS verify all four. Seen:
#   PKCS#1 v1.5, attributes: openssl ok, gnutls ok, nss ok
#   PKCS#1 v1.5, none: openssl ok, gnutls ok, nss ok
#   PSS, attributes: openssl ok, gnutls ok, nss ok
#   PSS, none: openssl ok, gnutls ok, nss SEC_ERROR_INVALID_ARGS
set -eu
cd "$(mktemp -d)"
nss=2:3.87.1-1+deb12u4
gnutls=3.7.9-2+deb12u7
apt-get -q download "libnss3=$nss" "libnss3-tools=$nss" "gnutls-bin=$gnutls" "libgnutls30=$gnutls" "libgnutls-dane0=$gnutls" \
    libopts25 libunbound8 libevent-2.1-7 >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
libraries=$(echo "$PWD"/debian/usr/lib/*linux*)
here() { LD_LIBRARY_PATH=$libraries:$libraries/nss "$@"; }
mkdir certificates
here debian/usr/bin/certutil -N -d certificates --empty-password
openssl req -x509 -newkey rsa:2048 -noenc -keyout key.pem -subj /CN=person -days 30 -out person.pem \
    -addext keyUsage=critical,digitalSignature,keyCertSign 2>/dev/null
here debian/usr/bin/certutil -A -d certificates -n person -t C,C,C -i person.pem
echo signed >data

judged() { # OPTION…
    openssl cms -sign -binary -in data -md sha256 -signer person.pem -inkey key.pem -outform DER -out signature.p7s "$@"
    if openssl cms -verify -binary -content data -inform DER -in signature.p7s -CAfile person.pem -purpose any -out /dev/null 2>output; then
        printf 'openssl ok, '
    fi
    if here debian/usr/bin/certtool --p7-verify --inder --load-ca-certificate person.pem --load-data data --infile signature.p7s \
        >output 2>&1; then printf 'gnutls ok, '; fi
    if here debian/usr/bin/cmsutil -D -d certificates -c data -i signature.p7s -o /dev/null 2>output; then
        echo nss ok
    else
        echo "nss $(grep -oE 'SEC_ERROR[A-Z_]*' output)"
    fi
}
pss='-keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:digest'
{
    echo "PKCS#1 v1.5, attributes: $(judged)"
    echo "PKCS#1 v1.5, none: $(judged -noattr)"
    # shellcheck disable=SC2086 # a word each
    echo "PSS, attributes: $(judged $pss)"
    # shellcheck disable=SC2086
    echo "PSS, none: $(judged $pss -noattr)"
} | tee said
diff - said <<'END'
PKCS#1 v1.5, attributes: openssl ok, gnutls ok, nss ok
PKCS#1 v1.5, none: openssl ok, gnutls ok, nss ok
PSS, attributes: openssl ok, gnutls ok, nss ok
PSS, none: openssl ok, gnutls ok, nss SEC_ERROR_INVALID_ARGS
END
