#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A constraint on DNS names is one on dNSName in subjectAltName, and a certificate without any is fine (RFC 5280, 4.2.1.10: they
# "apply only when the specified name form is present"). An authority that is held to its organisation's names may so issue to
# persons. JDK 17.0.15 tries the subject's common name as a host's, where it could be one: a person of two words is fine, one of a
# single word or a number is not ("name constraints check failed"), even beside an e-mail address in subjectAltName. GnuTLS
# 3.7.9 takes every common name for a host's. OpenSSL 3.0 and pyhanko-certvalidator 0.33.0 take all of them. Seen:
#   Deniz Ornek: openssl OK, jdk ok, gnutls constraints
#   Muhasebe: openssl OK, jdk constraints, gnutls constraints
#   12345678901: openssl OK, jdk constraints, gnutls constraints
#   e-mail of Muhasebe: openssl OK, jdk constraints, gnutls constraints
set -eu
cd "$(mktemp -d)"
version=3.7.9-2+deb12u7
apt-get -q download "gnutls-bin=$version" "libgnutls30=$version" "libgnutls-dane0=$version" >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done

cat >extensions <<'END'
[authority]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign
subjectKeyIdentifier=hash
nameConstraints=critical,permitted;DNS:example.com,permitted;email:example.com
[person]
keyUsage=critical,nonRepudiation
authorityKeyIdentifier=keyid
[person_with_mail]
keyUsage=critical,nonRepudiation
authorityKeyIdentifier=keyid
subjectAltName=email:muhasebe@example.com
END
new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }

# issue NAME COMMON_NAME ISSUER EXTENSIONS
issue() {
    new_key "$1"
    openssl req -new -key "$1.key" -subj "/CN=$2" |
        openssl x509 -req -CA "$3.pem" -CAkey "$3.key" -set_serial "0x$(openssl rand -hex 8)" -days 30 -extfile extensions -extensions "$4" -out "$1.pem" 2>/dev/null
}
new_key root
openssl req -new -x509 -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign -out root.pem
issue authority authority root authority
issue 1 "Deniz Ornek" authority person
issue 2 Muhasebe authority person
issue 3 12345678901 authority person
issue 4 Muhasebe authority person_with_mail

cat >Validate.java <<'END'
import java.io.FileInputStream;
import java.security.cert.*;
import java.util.*;

public class Validate {
    public static void main(String[] names) throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Certificate authority = factory.generateCertificate(new FileInputStream("authority.pem"));
        X509Certificate root = (X509Certificate) factory.generateCertificate(new FileInputStream("root.pem"));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        for (String name : names) {
            Certificate person = factory.generateCertificate(new FileInputStream(name + ".pem"));
            try {
                CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(List.of(person, authority)), parameters);
                System.out.println("jdk ok");
            } catch (CertPathValidatorException refused) {
                System.out.println("jdk " + refused.getMessage().replaceAll("name constraints check failed", "constraints"));
            }
        }
    }
}
END
java Validate.java 1 2 3 4 >jdk
for name in 1 2 3 4; do
    openssl verify -x509_strict -CAfile root.pem -untrusted authority.pem $name.pem 2>&1 | sed 's/.*: /openssl /'
done >openssl.said
for name in 1 2 3 4; do
    cat $name.pem authority.pem >path.pem
    LD_LIBRARY_PATH=$PWD/debian/usr/lib/x86_64-linux-gnu debian/usr/bin/certtool --verify --load-ca-certificate root.pem --infile path.pem 2>&1 |
        sed -nE "s/^Chain verification output: Verified.*/gnutls ok/p; s/^Chain verification output: .* (constraints)\. *$/gnutls \1/p"
done >gnutls
printf '%s\n' 'Deniz Ornek' Muhasebe 12345678901 'e-mail of Muhasebe' | paste -d '|' - openssl.said jdk gnutls | sed 's/|/: /; s/|/, /g' | tee said
diff - said <<'END'
Deniz Ornek: openssl OK, jdk ok, gnutls constraints
Muhasebe: openssl OK, jdk constraints, gnutls constraints
12345678901: openssl OK, jdk constraints, gnutls constraints
e-mail of Muhasebe: openssl OK, jdk constraints, gnutls constraints
END
