#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Names are compared without regard to case, and as if composed, in all of Unicode (RFC 5280, 7.1, by RFC 4518, 2.2 and 2.3), so
# an authority that is held to "O=GÜMÜŞ ÇAĞ" may issue to "O=Gümüş Çağ". OpenSSL 3.0 and Bouncy Castle 1.87 fold ASCII's case
# alone, and a Turkish name is outside of its own subtree; JDK 17.0.15 and pyhanko-certvalidator 0.33.0 take it, whatever the
# locale. PrintableString against UTF8String, and several spaces against one, all of them take. Seen:
#   Kurum in KURUM: openssl OK, bouncy castle ok, jdk ok, pyhanko ok
#   Kurum, other string type: openssl OK, bouncy castle ok, jdk ok, pyhanko ok
#   Gümüş Çağ in GÜMÜŞ ÇAĞ: openssl permitted subtree violation, bouncy castle not from a permitted subtree, jdk ok, pyhanko ok
#   Gümüş Çağ, decomposed: openssl permitted subtree violation, bouncy castle not from a permitted subtree, jdk ok, pyhanko ok
set -eu
cd "$(mktemp -d)"
python3 -m venv python
python/bin/pip -q install cryptography==50.0.2 pyhanko-certvalidator==0.33.0
for name in bcprov bcpkix bcutil; do
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy "-Dartifact=org.bouncycastle:$name-jdk18on:1.87" -DoutputDirectory=. >/dev/null
done

cat >issue.py <<'END'
import datetime, unicodedata
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.name import _ASN1Type
from cryptography.x509.oid import NameOID

now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
day = datetime.timedelta(days=1)


def named(organisation, common=None, kind=_ASN1Type.UTF8String):
    attributes = [x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation, kind)]
    if common:
        attributes.append(x509.NameAttribute(NameOID.COMMON_NAME, common))
    return x509.Name(attributes)


def usage(*wanted):
    every = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
             "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")
    return x509.KeyUsage(**{one: one in wanted for one in every})


def issue(file, subject, key, issuer, issuer_key, *extensions):
    builder = x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number(), now - day, now + 30 * day)
    for extension in extensions:
        builder = builder.add_extension(extension, True)
    made = builder.sign(issuer_key, hashes.SHA256())
    open(file, "wb").write(made.public_bytes(serialization.Encoding.PEM))


root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
root = named("root")
authority = x509.BasicConstraints(True, None), usage("key_cert_sign")
issue("root.pem", root, root_key, root, root_key, *authority)
for number, (constraint, organisation, kind) in enumerate((
        ("KURUM", "Kurum", _ASN1Type.UTF8String),
        ("Kurum", "Kurum", _ASN1Type.PrintableString),
        ("GÜMÜŞ ÇAĞ", "Gümüş Çağ", _ASN1Type.UTF8String),
        (unicodedata.normalize("NFD", "Gümüş Çağ"), "Gümüş Çağ", _ASN1Type.UTF8String)), 1):
    subtree = x509.NameConstraints([x509.DirectoryName(named(constraint))], None)
    issue(f"authority{number}.pem", named("authority"), key, root, root_key, *authority, subtree)
    issue(f"{number}.pem", named(organisation, "Deniz", kind), key, named("authority"), key, usage("content_commitment"))
END
python/bin/python issue.py

for name in 1 2 3 4; do
    openssl verify -CAfile root.pem -untrusted authority$name.pem $name.pem 2>&1 |
        sed -nE 's/^[1-4].pem: OK/openssl OK/p; s/^error [0-9]+ at 0 depth lookup: /openssl /p'
done >openssl.said

cat >validate.py <<'END'
import asyncio
from asn1crypto import pem, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext

def certificate(name):
    return x509.Certificate.load(pem.unarmor(open(name, "rb").read())[2])

for name in "1234":
    context = ValidationContext(trust_roots=[certificate("root.pem")], other_certs=[certificate(f"authority{name}.pem")], allow_fetching=False)
    try:
        asyncio.run(CertificateValidator(certificate(name + ".pem"), validation_context=context).async_validate_usage(set()))
        print("pyhanko ok")
    except Exception as error:
        print("pyhanko", error)
END
python/bin/python validate.py >pyhanko.said

cat >Validate.java <<'END'
import java.io.FileInputStream;
import java.security.Security;
import java.security.cert.*;
import java.util.*;

public class Validate {
    public static void main(String[] names) throws Exception {
        Security.addProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider());
        for (String name : names)
            System.out.println("bouncy castle " + answer("BC", name) + ", jdk " + answer("SUN", name));
    }

    private static String answer(String provider, String name) throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509", provider);
        X509Certificate root = (X509Certificate) factory.generateCertificate(new FileInputStream("root.pem"));
        CertPath path = factory.generateCertPath(List.of(factory.generateCertificate(new FileInputStream(name + ".pem")),
                                                         factory.generateCertificate(new FileInputStream("authority" + name + ".pem"))));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        try {
            CertPathValidator.getInstance("PKIX", provider).validate(path, parameters);
            return "ok";
        } catch (CertPathValidatorException refused) {
            Throwable cause = refused;
            while (cause.getCause() != null)
                cause = cause.getCause();
            return cause.getMessage().replaceAll(".*(not from a permitted subtree).*", "$1");
        }
    }
}
END
java -Duser.language=tr -Duser.country=TR -cp "$(echo ./*.jar | tr ' ' :)" Validate.java 1 2 3 4 >java.said
printf '%s\n' 'Kurum in KURUM' 'Kurum, other string type' 'Gümüş Çağ in GÜMÜŞ ÇAĞ' 'Gümüş Çağ, decomposed' |
    paste -d '|' - openssl.said java.said pyhanko.said | sed 's/|/: /; s/|/, /g' | tee said
diff - said <<'END'
Kurum in KURUM: openssl OK, bouncy castle ok, jdk ok, pyhanko ok
Kurum, other string type: openssl OK, bouncy castle ok, jdk ok, pyhanko ok
Gümüş Çağ in GÜMÜŞ ÇAĞ: openssl permitted subtree violation, bouncy castle not from a permitted subtree, jdk ok, pyhanko ok
Gümüş Çağ, decomposed: openssl permitted subtree violation, bouncy castle not from a permitted subtree, jdk ok, pyhanko ok
END
