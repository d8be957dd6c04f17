#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Two persons on one token, each with a key and a certificate of CKA_ID 01: PKCS #11 2.40, 4.6.3 says that keys of different subjects
# may have the same CKA_ID "without introducing any ambiguity", as CKA_SUBJECT tells them apart, in certificates and in keys. Whoever
# numbers each person's keys from 1 makes such a token. NSS 3.87.1 (Debian 12) looks for the private key of the certificate that was
# chosen by CKA_ID alone and takes the first, without a look at the subject or at the public key. What comes of it is a CMS signature
# in one person's name by the other's key: no error, exit code 0, and nobody can verify it. libp11 0.4.12 (PKCS11_find_key) gives the
# same key. A search by class, identifier and subject, with python-pkcs11 0.10.1, finds the right one. Which of the two comes first is
# the token's choice. Seen, with SoftHSM 2.6.1, of the two persons:
#   by identifier and subject: 2 signed, 2 verified
#   nss: 2 signed, 1 verified
#   libp11: 2 signed, 1 verified
set -eu
cd "$(mktemp -d)"
apt-get -q download libsofthsm2=2.6.1-2.1 softhsm2=2.6.1-2.1 opensc=0.23.0-0.3+deb12u2 libnss3=2:3.87.1-1+deb12u4 \
    libnss3-tools=2:3.87.1-1+deb12u4 libp11-3=0.4.12-0.1 libp11-dev=0.4.12-0.1 >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
libraries=$(echo "$PWD"/debian/usr/lib/*linux*)
export PATH="$PWD/debian/usr/bin:$PATH" LD_LIBRARY_PATH="$libraries:$libraries/nss"
driver=$(find "$PWD/debian" -name libsofthsm2.so | head -n 1)
python3 -m venv python
python/bin/pip -q install python-pkcs11==0.10.1

mkdir tokens
printf 'directories.tokendir = %s/tokens\nobjectstore.backend = file\n' "$PWD" >softhsm2.conf
export SOFTHSM2_CONF="$PWD/softhsm2.conf"
softhsm2-util --module "$driver" --init-token --free --label card --pin 123456 --so-pin 12345678 >/dev/null
put() { pkcs11-tool --module "$driver" --token-label card --login --pin 123456 --write-object "$@" --id 01 >/dev/null 2>&1; }
openssl req -x509 -newkey rsa:2048 -noenc -keyout ca.key -out ca.pem -subj /CN=authority -days 90 \
    -addext keyUsage=critical,keyCertSign 2>/dev/null
for person in ayse deniz; do
    openssl req -x509 -CA ca.pem -CAkey ca.key -newkey rsa:2048 -noenc -keyout $person.key -out $person.pem -subj /CN=$person \
        -days 90 -addext basicConstraints=CA:FALSE -addext keyUsage=critical,digitalSignature,keyEncipherment \
        -addext subjectAltName=email:$person@example.com 2>/dev/null
    openssl x509 -in $person.pem -outform DER -out $person.der
    openssl pkey -in $person.key -outform DER -out $person.key.der
    put $person.key.der --type privkey --label $person --attr-from $person.der # that is where CKA_SUBJECT comes from
    put $person.der --type cert --label $person
done
echo text >text

cat >sign.py <<'END'
import pkcs11, sys
from pkcs11 import Attribute, Mechanism, ObjectClass
with pkcs11.lib(sys.argv[1]).get_token(token_label="card").open(user_pin="123456") as session:
    for certificate in list(session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})):
        key, = session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: certificate[Attribute.ID],
                                    Attribute.SUBJECT: certificate[Attribute.SUBJECT]})
        signature = key.sign(open("text", "rb").read(), mechanism=Mechanism.SHA256_RSA_PKCS)
        open(certificate[Attribute.LABEL] + ".subject.sig", "wb").write(signature)
END
python/bin/python sign.py "$driver"

cat >sign.c <<'END'
#include <libp11.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>

int main(int count, char **argument)
{
    PKCS11_CTX *context = PKCS11_CTX_new();
    PKCS11_SLOT *slots, *slot;
    PKCS11_CERT *certificates;
    unsigned int many;
    if (count != 2 || PKCS11_CTX_load(context, argument[1]) || PKCS11_enumerate_slots(context, &slots, &many))
        return 1;
    slot = PKCS11_find_token(context, slots, many);
    if (!slot || PKCS11_login(slot, 0, "123456") || PKCS11_enumerate_certs(slot->token, &certificates, &many))
        return 1;
    for (unsigned int i = 0; i < many; i++) {
        PKCS11_KEY *key = PKCS11_find_key(&certificates[i]);
        EVP_MD_CTX *digest = EVP_MD_CTX_new();
        unsigned char signature[512];
        size_t length = sizeof signature;
        char name[100];
        FILE *file;
        if (!key || EVP_DigestSignInit(digest, NULL, EVP_sha256(), NULL, PKCS11_get_private_key(key)) != 1 ||
            EVP_DigestSign(digest, signature, &length, (const unsigned char *)"text\n", 5) != 1)
            return 1;
        snprintf(name, sizeof name, "%s.libp11.sig", certificates[i].label);
        file = fopen(name, "wb");
        fwrite(signature, 1, length, file);
        fclose(file);
    }
    fflush(stdout);
    _Exit(0);
}
END
cc -I debian/usr/include -o sign sign.c "$libraries/libp11.so.3" -lcrypto
./sign "$driver"

mkdir nss
certutil -N -d nss --empty-password
modutil -force -dbdir nss -add card -libfile "$driver" >/dev/null 2>&1
certutil -A -d nss -n authority -t C,C,C -i ca.pem
for person in ayse deniz; do
    if cmsutil -S -d nss -N card:$person -p 123456 -T -i text -o $person.cms 2>$person.log; then echo $person; fi
done >made

bare() { # NAME
    made=0 verified=0
    for person in ayse deniz; do
        openssl x509 -in $person.pem -pubkey -noout >$person.public
        if [ -s $person."$1".sig ]; then made=$((made + 1)); fi
        if openssl dgst -sha256 -verify $person.public -signature $person."$1".sig text >/dev/null 2>&1; then
            verified=$((verified + 1))
        fi
    done
    echo "$made signed, $verified verified"
}
cms() {
    verified=0
    for person in ayse deniz; do
        if openssl cms -verify -binary -inform DER -in $person.cms -content text -CAfile ca.pem -purpose any -out /dev/null 2>/dev/null; then
            verified=$((verified + 1))
        fi
    done
    echo "$(grep -c . made) signed, $verified verified"
}
{
    echo "by identifier and subject: $(bare subject)"
    echo "nss: $(cms)"
    echo "libp11: $(bare libp11)"
} | tee said
diff - said <<'END'
by identifier and subject: 2 signed, 2 verified
nss: 2 signed, 1 verified
libp11: 2 signed, 1 verified
END
