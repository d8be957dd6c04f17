#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# OpenSSL 3.0: a responder whose key was changed keeps its name, and its answers name it by that (ResponderID byName, RFC 6960,
# 4.2.1). OCSP_basic_verify takes the first certificate of that name among those that the caller knows, before it looks at the
# one in the answer, and tries no other: who kept the old certificate cannot verify any answer of the new key, though each
# brings the right certificate along. With byKey the same set is fine. pyhanko-certvalidator 0.33.0 tries on. The
# program hides it where -issuer is given, because it then verifies a second time without those certificates. Seen with
# 3.0.22-1~deb12u2 (Debian 12), with nothing known, the new and the old certificate:
#   byName: OK, OK, Failure
#   byKey: OK, OK, OK
set -eu
cd "$(mktemp -d)"
version=3.0.22-1~deb12u2
apt-get -q download "openssl=$version" "libssl3=$version" >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
LD_LIBRARY_PATH=$(dirname "$(find "$PWD/debian" -name 'libcrypto.so.*' | head -n 1)")
export LD_LIBRARY_PATH
PATH=$PWD/debian/usr/bin:$PATH

# issue NAME SUBJECT SERIAL EXTENSION...
issue() {
    name=$1 subject=$2 serial=$3
    shift 3
    printf '%s\n' "$@" >extensions
    openssl ecparam -name prime256v1 -genkey -noout -out "$name.key"
    openssl req -new -key "$name.key" -subj "/CN=$subject" |
        openssl x509 -req -CA root.pem -CAkey root.key -set_serial "$serial" -days 30 -extfile extensions -out "$name.pem" 2>/dev/null
}
openssl ecparam -name prime256v1 -genkey -noout -out root.key
openssl req -new -x509 -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign,cRLSign -out root.pem
issue old responder 2 extendedKeyUsage=OCSPSigning keyUsage=critical,digitalSignature
issue new responder 3 extendedKeyUsage=OCSPSigning keyUsage=critical,digitalSignature
issue person person 4 keyUsage=critical,nonRepudiation
printf 'V\t%s\t\t04\tunknown\t/CN=person\n' "$(date -u -d '+1 year' +%y%m%d%H%M%SZ)" >index
openssl ocsp -issuer root.pem -cert person.pem -no_nonce -reqout request
openssl ocsp -index index -CA root.pem -rsigner new.pem -rkey new.key -ndays 7 -reqin request -respout byName >/dev/null 2>&1
openssl ocsp -index index -CA root.pem -rsigner new.pem -rkey new.key -ndays 7 -reqin request -resp_key_id -respout byKey >/dev/null 2>&1

for answer in byName byKey; do
    echo "$answer: $(for known in "" "-verify_other new.pem" "-verify_other old.pem"; do
        # shellcheck disable=SC2086 # an option and its value
        openssl ocsp -respin $answer -CAfile root.pem $known 2>&1 | sed -nE 's/^Response [vV]erify //p'
    done | paste -sd ' ' | sed 's/ /, /g')"
done | tee said
diff - said <<'END'
byName: OK, OK, Failure
byKey: OK, OK, OK
END
