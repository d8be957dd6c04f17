#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# An OCSP answer without nextUpdate says that newer ones are to be had at any time (RFC 6960, 4.2.2.1), and not for how long it
# may be believed. Each library has an end of its own: JDK 17.0.15 a quarter of an hour (its allowance for clocks that differ),
# pyhanko-certvalidator 0.33.0 half an hour, Bouncy Castle 1.87 an hour (1.80 had none), OpenSSL 3.0 (openssl ocsp) none. So an
# answer that was kept with a signature is evidence to one and nothing to another. Seen, by age:
#   10 minutes: openssl good, bouncy castle ok, jdk ok, pyhanko ok
#   20 minutes: openssl good, bouncy castle ok, jdk "validity interval is out-of-date", pyhanko ok
#   40 minutes: openssl good, bouncy castle ok, jdk "validity interval is out-of-date", pyhanko StaleRevinfoError
#   70 minutes: openssl good, bouncy castle "without nextUpdate too old", jdk "validity interval is out-of-date", pyhanko StaleRevinfoError
set -eu
cd "$(mktemp -d)"
python3 -m venv python
python/bin/pip -q install pyhanko-certvalidator==0.33.0 cryptography==50.0.2
for name in bcprov bcpkix bcutil; do
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy "-Dartifact=org.bouncycastle:$name-jdk18on:1.87" -DoutputDirectory=. >/dev/null
done

openssl ecparam -name prime256v1 -genkey -noout -out root.key
openssl req -new -x509 -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign,cRLSign,digitalSignature -out root.pem
openssl ecparam -name prime256v1 -genkey -noout -out person.key
printf '%s\n' keyUsage=critical,nonRepudiation 'authorityInfoAccess=OCSP;URI:http://ocsp.example/' >extensions
openssl req -new -key person.key -subj /CN=person |
    openssl x509 -req -CA root.pem -CAkey root.key -set_serial 4 -days 30 -extfile extensions -out person.pem 2>/dev/null

cat >answer.py <<'END'
import datetime
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509 import ocsp

root, person = (x509.load_pem_x509_certificate(open(name, "rb").read()) for name in ("root.pem", "person.pem"))
key = serialization.load_pem_private_key(open("root.key", "rb").read(), None)
now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
for age in (10, 20, 40, 70):
    builder = ocsp.OCSPResponseBuilder().responder_id(ocsp.OCSPResponderEncoding.NAME, root)
    builder = builder.add_response(person, root, hashes.SHA1(), ocsp.OCSPCertStatus.GOOD, now - datetime.timedelta(minutes=age), None, None, None)
    open(str(age), "wb").write(builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER))
END
python/bin/python answer.py
for age in 10 20 40 70; do
    openssl ocsp -respin $age -issuer root.pem -cert person.pem -CAfile root.pem 2>/dev/null | sed -n 's/^person.pem: /openssl /p'
done >openssl.said

cat >validate.py <<'END'
import asyncio
from asn1crypto import ocsp, pem, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext

def certificate(name):
    return x509.Certificate.load(pem.unarmor(open(name, "rb").read())[2])

for age in ("10", "20", "40", "70"):
    context = ValidationContext(trust_roots=[certificate("root.pem")], ocsps=[ocsp.OCSPResponse.load(open(age, "rb").read())],
                                revocation_mode="require", allow_fetching=False)
    try:
        asyncio.run(CertificateValidator(certificate("person.pem"), validation_context=context).async_validate_usage(set()))
        print("pyhanko ok")
    except Exception as error:
        print("pyhanko", type(error).__name__)
END
python/bin/python validate.py >pyhanko.said

cat >Validate.java <<'END'
import java.io.FileInputStream;
import java.net.URI;
import java.nio.file.*;
import java.security.Security;
import java.security.cert.*;
import java.util.*;

public class Validate {
    public static void main(String[] ages) throws Exception {
        Security.addProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider());
        for (String age : ages)
            System.out.println("bouncy castle " + answer("BC", age) + ", jdk " + answer("SUN", age));
    }

    private static String answer(String provider, String age) throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509", provider);
        X509Certificate person = (X509Certificate) factory.generateCertificate(new FileInputStream("person.pem"));
        X509Certificate root = (X509Certificate) factory.generateCertificate(new FileInputStream("root.pem"));
        CertPathValidator validator = CertPathValidator.getInstance("PKIX", provider);
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOcspResponses(Map.of(person, Files.readAllBytes(Path.of(age))));
        checker.setOcspResponder(new URI("http://127.0.0.1:1/")); // nobody is to be asked
        checker.setOptions(Set.of(PKIXRevocationChecker.Option.NO_FALLBACK));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.addCertPathChecker(checker);
        try {
            validator.validate(factory.generateCertPath(List.of(person)), parameters);
            return "ok";
        } catch (CertPathValidatorException refused) {
            return refused.getMessage().replaceAll(".*(validity interval is out-of-date).*", "\"$1\"")
                .replaceAll(".*(without nextUpdate too old).*", "\"$1\"");
        }
    }
}
END
java -cp "$(echo ./*.jar | tr ' ' :)" Validate.java 10 20 40 70 >java.said
printf '%s\n' '10 minutes' '20 minutes' '40 minutes' '70 minutes' | paste -d '|' - openssl.said java.said pyhanko.said | sed 's/|/: /; s/|/, /g' | tee said
diff - said <<'END'
10 minutes: openssl good, bouncy castle ok, jdk ok, pyhanko ok
20 minutes: openssl good, bouncy castle ok, jdk "validity interval is out-of-date", pyhanko ok
40 minutes: openssl good, bouncy castle ok, jdk "validity interval is out-of-date", pyhanko StaleRevinfoError
70 minutes: openssl good, bouncy castle "without nextUpdate too old", jdk "validity interval is out-of-date", pyhanko StaleRevinfoError
END
