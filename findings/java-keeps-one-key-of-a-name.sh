#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A person has a key to sign and one to decrypt, and both certificates have the same subject. NSS 3.87.1 (Debian 12) has one
# nickname for each subject, so that pk12util writes both by the name of the first, whatever the other was called before, and parts
# them by localKeyId, as PKCS #12 does (RFC 2985, 5.5.1 and 5.5.2: friendlyName is for the user, localKeyId identifies the key, and
# no two names need to differ). JDK 17.0.15 and Bouncy Castle 1.87 make the friendlyName the alias: the later key takes the place of
# the one before, without a word, so that "signing" may be the key to decrypt, and the one to sign is gone. pk12util wrote them now
# in this order and now in that. OpenSSL 3.0, NSS itself and node-forge 1.4.3 have both; cryptography 50.0.2 gives the first key and
# all certificates. Seen:
#   openssl: 2 keys, 2 certificates, names: signing
#   nss: 2 keys, 2 certificates
#   node-forge: 2 keys, 2 certificates
#   cryptography: 1 key, the first; 2 certificates
#   SUN: 1 key, the second
#   BC: 1 key, the second
set -eu
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
version=2:3.87.1-1+deb12u4
apt-get -q download "libnss3=$version" "libnss3-tools=$version" >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
NSS=$(dirname "$(find "$PWD/debian" -name libnss3.so)")
nss() {
    tool=$1
    shift
    LD_LIBRARY_PATH=$NSS:$NSS/nss "$PWD/debian/usr/bin/$tool" "$@"
}
python3 -m venv python
python/bin/pip -q install cryptography==50.0.2
echo '{"private": true, "dependencies": {"node-forge": "1.4.3"}}' >package.json
npm install --silent --no-audit --no-fund
cat >pom.xml <<'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>keys</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.bouncycastle</groupId><artifactId>bcprov-jdk18on</artifactId><version>1.87</version></dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath >/dev/null
openssl version | sed 's/ *(.*//'
java -version 2>&1 | head -n 1

openssl ecparam -name prime256v1 -genkey -noout -out root.key
openssl req -new -x509 -key root.key -subj /CN=root -days 90 -out root.pem
mkdir keys again
nss certutil -N -d keys --empty-password
nss certutil -N -d again --empty-password
# issue NAME SERIAL USAGE: a key and a certificate, each kind of an own name
issue() {
    openssl genrsa -out "$1.key" 2048 2>/dev/null
    echo "keyUsage=critical,$3" >extensions
    openssl req -new -key "$1.key" -subj '/CN=Deniz Ornek' |
        openssl x509 -req -CA root.pem -CAkey root.key -set_serial "$2" -days 30 -extfile extensions -out "$1.pem" 2>/dev/null
    openssl pkcs12 -export -passout pass:finding -inkey "$1.key" -in "$1.pem" -name "$1" -out "$1.p12"
    nss pk12util -i "$1.p12" -d keys -W finding -K '' >/dev/null
}
issue signing 0x51 nonRepudiation
issue decryption 0x52 keyEncipherment
nss pk12util -o both.p12 -n signing -d keys -W finding -K '' >/dev/null
nss pk12util -i both.p12 -d again -W finding -K '' >/dev/null

cat >read.cjs <<'END'
const forge = require("node-forge");
const bytes = require("fs").readFileSync("both.p12").toString("binary");
const store = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes), "finding");
const count = bagType => store.getBags({ bagType })[bagType].length;
console.log(`node-forge: ${count(forge.pki.oids.pkcs8ShroudedKeyBag)} keys, ${count(forge.pki.oids.certBag)} certificates`);
END
cat >read.py <<'END'
import warnings
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
warnings.simplefilter("ignore")  # that it is BER
store = load_pkcs12(open("both.p12", "rb").read(), b"finding")
assert store.cert.certificate.public_key() == store.key.public_key()
print(f"cryptography: 1 key, {store.cert.certificate.serial_number:x}; {1 + len(store.additional_certs)} certificates")
END
cat >Read.java <<'END'
import java.io.FileInputStream;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.Collections;

public class Read {
    public static void main(String[] arguments) throws Exception {
        Security.addProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider());
        for (String provider : new String[] {"SUN", "BC"}) {
            KeyStore store = KeyStore.getInstance("PKCS12", provider);
            store.load(new FileInputStream("both.p12"), "finding".toCharArray());
            long keys = 0;
            for (String alias : Collections.list(store.aliases()))
                keys += store.isKeyEntry(alias) ? 1 : 0;
            X509Certificate certificate = (X509Certificate) store.getCertificate("signing");
            System.out.println(provider + ": " + keys + " key, " + certificate.getSerialNumber().toString(16));
        }
    }
}
END
openssl pkcs12 -in both.p12 -passin pass:finding -nodes 2>/dev/null >output
first=$(openssl x509 -in output -noout -serial | sed 's/serial=//')
{
    echo "openssl: $(grep -c 'BEGIN PRIVATE KEY' output) keys, $(grep -c 'BEGIN CERTIFICATE' output) certificates," \
        "names: $(sed -n 's/ *friendlyName: //p' output | sort -u)"
    echo "nss: $(nss certutil -K -d again | grep -c rsa) keys, $(nss certutil -L -d again | grep -c u,u,u) certificates"
    node read.cjs
    python/bin/python read.py
    java -cp "$(cat classpath)" Read.java
} | sed "s/key, $first/key, the first/; s/key, 5[12]/key, the second/" | tee said
diff - said <<'END'
openssl: 2 keys, 2 certificates, names: signing
nss: 2 keys, 2 certificates
node-forge: 2 keys, 2 certificates
cryptography: 1 key, the first; 2 certificates
SUN: 1 key, the second
BC: 1 key, the second
END
