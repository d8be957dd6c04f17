#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# p11-kit 0.24.1-2 (Debian 12), a module behind p11-kit server and p11-kit-client.so: the client knows the parameters of some
# mechanisms and keeps all others from the application. So the keys of a token are all listed, and an Ed25519 key among them
# cannot sign, RSA can by CKM_RSA_PKCS_PSS, and cannot by CKM_SHA256_RSA_PKCS_PSS, whose parameter is the same structure
# (PKCS #11 2.40, 2.1.10). CKR_MECHANISM_INVALID is the client's answer, and the module is never asked. Seen with SoftHSM
# 2.6.1, directly and through the client:
#   public keys: 2, 2
#   RSA-PKCS-PSS: signed, signed
#   SHA256-RSA-PKCS-PSS: signed, CKR_MECHANISM_INVALID
#   EDDSA: signed, CKR_MECHANISM_INVALID
set -eu
cd "$(mktemp -d)"
# p11-kit starts its parts by absolute paths.
dpkg-query -W -f '${Version}\n' p11-kit | grep -qx 0.24.1-2 || { echo "wants p11-kit=0.24.1-2"; exit 77; }
apt-get -q download libsofthsm2=2.6.1-2.1 softhsm2=2.6.1-2.1 libp11-kit0=0.24.1-2 p11-kit-modules=0.24.1-2 \
    opensc=0.23.0-0.3+deb12u2 >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
libraries=$PWD/debian/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH="$libraries" PATH="$PWD/debian/usr/bin:$PATH"
module=$(find "$PWD/debian" -name libsofthsm2.so | head -n 1)

mkdir -m 700 tokens run
export SOFTHSM2_CONF="$PWD/softhsm2.conf" XDG_RUNTIME_DIR="$PWD/run"
echo "directories.tokendir = $PWD/tokens" >softhsm2.conf
softhsm2-util --module "$module" --init-token --free --label Deneme --pin 123456 --so-pin 12345678 >/dev/null
for key in "01 rsa:2048" "02 EC:edwards25519"; do
    pkcs11-tool --module "$module" --login --pin 123456 --keypairgen --key-type "${key#* }" --id "${key%% *}" >/dev/null 2>&1
done
p11-kit server --provider "$module" pkcs11:token=Deneme >address
# shellcheck source=/dev/null # what the server prints
. ./address
trap 'kill "$P11_KIT_SERVER_PID"' EXIT
printf '%032d' 1 >digest

# sign MODULE MECHANISM KEY OPTION...
sign() {
    through=$1 mechanism=$2 key=$3
    shift 3
    if pkcs11-tool --module "$through" --token-label Deneme --login --pin 123456 --sign --mechanism "$mechanism" --id "$key" "$@" \
        --input-file digest --output-file signature >output 2>&1; then
        echo signed
    else
        grep -o 'CKR_[A-Z_]*' output
    fi
}
client=$libraries/pkcs11/p11-kit-client.so
both() { echo "$1: $(sign "$module" "$@"), $(sign "$client" "$@")"; }
public_keys() { pkcs11-tool --module "$1" --list-objects --type pubkey 2>/dev/null | grep -c '^Public Key'; }
{
    echo "public keys: $(public_keys "$module"), $(public_keys "$client")"
    both RSA-PKCS-PSS 01 --hash-algorithm SHA256 --mgf MGF1-SHA256
    both SHA256-RSA-PKCS-PSS 01 --mgf MGF1-SHA256
    both EDDSA 02
} | tee said
diff - said <<'END'
public keys: 2, 2
RSA-PKCS-PSS: signed, signed
SHA256-RSA-PKCS-PSS: signed, CKR_MECHANISM_INVALID
EDDSA: signed, CKR_MECHANISM_INVALID
END
