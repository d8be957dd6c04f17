#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# JDK 17.0.15 with SoftHSM2 2.6.1: the key store of a token says of an Ed25519 key that it is a key entry, and throws a ProviderException
# when it is asked for it. That is an unchecked exception, where KeyStore.getKey promises UnrecoverableKeyException, so that a
# program that only wants to list what one can sign with ends, though the RSA key beside it is in order. Seen:
#   rsa: key entry
#   rsa: RSA
#   edwards: key entry
#   edwards: java.security.ProviderException: java.security.KeyStoreException: unknown key type
set -eu
cd "$(mktemp -d)"
driver=/usr/lib/softhsm/libsofthsm2.so

mkdir tokens
printf 'directories.tokendir = %s/tokens\nobjectstore.backend = file\n' "$PWD" >softhsm2.conf
export SOFTHSM2_CONF="$PWD/softhsm2.conf"
softhsm2-util --init-token --free --label card --pin 123456 --so-pin 12345678 >/dev/null

# put NAME ID ALGORITHM: a key with its certificate
put() {
    openssl genpkey -algorithm "$3" -out "$1.key" 2>/dev/null
    openssl req -new -x509 -key "$1.key" -subj "/CN=$1" -days 90 -outform DER -out "$1.der"
    softhsm2-util --import "$1.key" --token card --label "$1" --id "$2" --pin 123456 >/dev/null
    pkcs11-tool --module $driver --token-label card --login --pin 123456 --write-object "$1.der" --type cert --id "$2" --label "$1" >/dev/null 2>&1
}
put rsa 01 RSA
put edwards 02 ED25519

printf 'name=card\nlibrary=%s\nslotListIndex=0\n' "$driver" >card.cfg
cat >List.java <<'END'
import java.security.KeyStore;
import java.security.Security;

public class List {
    public static void main(String[] arguments) throws Exception {
        var provider = Security.getProvider("SunPKCS11").configure("card.cfg");
        var store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, "123456".toCharArray());
        for (String name : new String[] {"rsa", "edwards"}) {
            System.out.println(name + ": " + (store.isKeyEntry(name) ? "key entry" : "none"));
            try {
                System.out.println(name + ": " + store.getKey(name, null).getAlgorithm());
            } catch (RuntimeException exception) {
                System.out.println(name + ": " + exception);
            }
        }
    }
}
END
java List.java >seen
cat seen
diff - seen <<'END'
rsa: key entry
rsa: RSA
edwards: key entry
edwards: java.security.ProviderException: java.security.KeyStoreException: unknown key type
END
