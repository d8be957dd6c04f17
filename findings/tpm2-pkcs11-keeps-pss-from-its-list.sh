#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# C_GetMechanismList is "used to obtain a list of mechanism types supported by a token" (PKCS #11 2.40, 5.5). tpm2-pkcs11 1.9.0 with
# libtpms 0.9.2 (both Debian 12) has no RSASSA-PSS in it, and signs by RSASSA-PSS: a TPM 2.0 may have a salt of its own length, so
# the driver asks it first, and where it finds it so, makes the padding itself, and leaves it out of the list. The key does say
# CKM_RSA_PKCS_PSS, in its CKA_ALLOWED_MECHANISMS. So whoever reads the list, as JDK 17.0.15 does, has no RSASSA-PSS for the key at
# all, and who asks without a look at it, as pkcs11-tool 0.23.0, gets a signature that OpenSSL 3.0 verifies, with the salt that was
# wanted. Of salts it takes the length of the digest alone. Seen:
#   list: 0 mechanisms of PSS, 4 of PKCS #1
#   key: RSA-PKCS-PSS allowed
#   RSA-PKCS-PSS: Verified OK
#   SHA256-RSA-PKCS-PSS: Verified OK
#   salt of 20 bytes: CKR_MECHANISM_PARAM_INVALID
#   jdk: SHA256withRSA
#   jdk: no such algorithm: RSASSA-PSS
set -eu
cd "$(mktemp -d)"
tss=3.2.1-3
apt-get -q download swtpm=0.7.1-1.3 swtpm-libs=0.7.1-1.3 libtpms0=0.9.2-3.1+deb12u1 libtpm2-pkcs11-1=1.9.0-0.1+deb12u1 \
    "libtss2-esys-3.0.2-0=$tss" "libtss2-mu0=$tss" "libtss2-rc0=$tss" "libtss2-tctildr0=$tss" "libtss2-tcti-swtpm0=$tss" \
    "libtss2-sys1=$tss" "libtss2-fapi1=$tss" opensc=0.23.0-0.3+deb12u2 >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
libraries=$PWD/debian/usr/lib/x86_64-linux-gnu
module=$libraries/pkcs11/libtpm2_pkcs11.so
python3 -m venv python
python/bin/pip -q install PyKCS11==1.5.20
openssl version | sed 's/ *(.*//'
java -version 2>&1 | head -n 1

mkdir -m 700 state store
LD_LIBRARY_PATH=$libraries:$libraries/swtpm debian/usr/bin/swtpm socket --tpm2 --tpmstate dir=state --server "type=unixio,path=$PWD/tpm" \
    --ctrl "type=unixio,path=$PWD/tpm.ctrl" --flags not-need-init,startup-clear >swtpm.log 2>&1 &
tpm=$!
trap 'kill "$tpm"; rm -rf "$PWD"' EXIT
export TPM2_PKCS11_TCTI="swtpm:path=$PWD/tpm" TPM2_PKCS11_STORE="$PWD/store" TPM2_PKCS11_BACKEND=esysdb TSS2_LOG=all+NONE
for _ in 1 2 3 4 5 6 7 8 9 10; do
    if [ -S tpm ]; then break; fi
    sleep 1
done
tool() { LD_LIBRARY_PATH=$libraries debian/usr/bin/pkcs11-tool --module "$module" "$@"; }
card() { tool --token-label card --login --pin 123456 "$@"; }
tool --slot-index 0 --init-token --label card --so-pin 12345678 >/dev/null 2>&1
tool --token-label card --init-pin --login --login-type so --so-pin 12345678 --pin 123456 >/dev/null 2>&1
card --keypairgen --key-type rsa:2048 --id 01 --label person >/dev/null 2>&1
tool --token-label card --read-object --type pubkey --id 01 --output-file public.der >/dev/null 2>&1
echo signed >data
openssl dgst -sha256 -binary data >digest

cat >allowed.py <<'END'
import sys
from PyKCS11 import CKA_ALLOWED_MECHANISMS, CKA_CLASS, CKF_SERIAL_SESSION, CKM_RSA_PKCS_PSS, CKO_PRIVATE_KEY, PyKCS11Lib
driver = PyKCS11Lib()
driver.load(sys.argv[1])
token = driver.openSession(driver.getSlotList(tokenPresent=True)[0], CKF_SERIAL_SESSION)
token.login("123456")
key = token.findObjects([(CKA_CLASS, CKO_PRIVATE_KEY)])[0]
allowed = bytes(token.getAttributeValue(key, [CKA_ALLOWED_MECHANISMS])[0])
numbers = [int.from_bytes(allowed[at:at + 8], "little") for at in range(0, len(allowed), 8)]
print("key: RSA-PKCS-PSS", "allowed" if CKM_RSA_PKCS_PSS in numbers else "not allowed")
END
cat >Ask.java <<'END'
import java.security.*;

public class Ask {
    public static void main(String[] arguments) throws Exception {
        Provider provider = Security.getProvider("SunPKCS11").configure("card.cfg");
        for (String algorithm : new String[] {"SHA256withRSA", "RSASSA-PSS"}) {
            try {
                System.out.println("jdk: " + Signature.getInstance(algorithm, provider).getAlgorithm());
            } catch (NoSuchAlgorithmException missing) {
                System.out.println("jdk: no such algorithm: " + algorithm);
            }
        }
    }
}
END
# sign MECHANISM INPUT SALT OPTION...
sign() {
    mechanism=$1 input=$2 salt=$3
    shift 3
    if card --sign --mechanism "$mechanism" --id 01 --input-file "$input" --mgf MGF1-SHA256 --salt-len "$salt" "$@" \
        --output-file signature >output 2>&1; then
        openssl dgst -sha256 -keyform DER -verify public.der -sigopt rsa_padding_mode:pss -sigopt "rsa_pss_saltlen:$salt" \
            -signature signature data
    else
        grep -o 'CKR_[A-Z_]*' output | head -n 1
    fi
}
printf 'name=card\nlibrary=%s\nslotListIndex=0\n' "$module" >card.cfg
{
    tool --token-label card --list-mechanisms >list 2>/dev/null
    echo "list: $(grep -c 'PKCS-PSS' list || true) mechanisms of PSS, $(grep -c 'SHA[0-9]*-RSA-PKCS,' list) of PKCS #1"
    LD_LIBRARY_PATH=$libraries python/bin/python allowed.py "$module"
    echo "RSA-PKCS-PSS: $(sign RSA-PKCS-PSS digest 32 --hash-algorithm SHA256)"
    echo "SHA256-RSA-PKCS-PSS: $(sign SHA256-RSA-PKCS-PSS data 32)"
    echo "salt of 20 bytes: $(sign RSA-PKCS-PSS digest 20 --hash-algorithm SHA256)"
    LD_LIBRARY_PATH=$libraries java Ask.java 2>/dev/null
} | tee said
diff - said <<'END'
list: 0 mechanisms of PSS, 4 of PKCS #1
key: RSA-PKCS-PSS allowed
RSA-PKCS-PSS: Verified OK
SHA256-RSA-PKCS-PSS: Verified OK
salt of 20 bytes: CKR_MECHANISM_PARAM_INVALID
jdk: SHA256withRSA
jdk: no such algorithm: RSASSA-PSS
END
