#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# An OCSP answer that is at hand, stapled or from a signature, says by CertID whose it is, with whatever hash the responder or
# the one who asked chose (RFC 6960, 4.1.1). JDK 17.0.15 (PKIXRevocationChecker.setOcspResponses) computes SHA-1 alone and
# does not find itself in an answer with another; pyhanko-certvalidator 0.33.0 computes SHA-1 and SHA-256, and ends in an
# AttributeError where it meets a longer one. OpenSSL 3.0 and Bouncy Castle 1.87 compute the one that is in the answer. Seen:
#   sha1: openssl good, bouncy castle ok, jdk ok, pyhanko ok
#   sha256: openssl good, bouncy castle ok, jdk "does not include a response for a certificate", pyhanko ok
#   sha384: openssl good, bouncy castle ok, jdk "does not include a response for a certificate", pyhanko AttributeError
#   sha512: openssl good, bouncy castle ok, jdk "does not include a response for a certificate", pyhanko AttributeError
set -eu
cd "$(mktemp -d)"
python3 -m venv python
python/bin/pip -q install pyhanko-certvalidator==0.33.0
for name in bcprov bcpkix bcutil; do
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy "-Dartifact=org.bouncycastle:$name-jdk18on:1.87" -DoutputDirectory=. >/dev/null
done

openssl ecparam -name prime256v1 -genkey -noout -out root.key
openssl req -new -x509 -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign,cRLSign,digitalSignature -out root.pem
openssl ecparam -name prime256v1 -genkey -noout -out person.key
printf '%s\n' keyUsage=critical,nonRepudiation 'authorityInfoAccess=OCSP;URI:http://ocsp.example/' >extensions
openssl req -new -key person.key -subj /CN=person |
    openssl x509 -req -CA root.pem -CAkey root.key -set_serial 4 -days 30 -extfile extensions -out person.pem 2>/dev/null
printf 'V\t%s\t\t04\tunknown\t/CN=person\n' "$(date -u -d '+1 year' +%y%m%d%H%M%SZ)" >index
for hash in sha1 sha256 sha384 sha512; do
    openssl ocsp "-$hash" -issuer root.pem -cert person.pem -no_nonce -reqout request
    openssl ocsp -index index -CA root.pem -rsigner root.pem -rkey root.key -ndays 7 -reqin request -respout $hash >/dev/null 2>&1
    openssl ocsp -respin $hash "-$hash" -issuer root.pem -cert person.pem -CAfile root.pem 2>/dev/null | sed -n 's/^person.pem: /openssl /p'
done >openssl.said

cat >validate.py <<'END'
import asyncio
from asn1crypto import ocsp, pem, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext

def certificate(name):
    return x509.Certificate.load(pem.unarmor(open(name, "rb").read())[2])

for hash in ("sha1", "sha256", "sha384", "sha512"):
    context = ValidationContext(trust_roots=[certificate("root.pem")], ocsps=[ocsp.OCSPResponse.load(open(hash, "rb").read())],
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
    public static void main(String[] hashes) throws Exception {
        Security.addProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider());
        for (String hash : hashes)
            System.out.println("bouncy castle " + answer("BC", hash) + ", jdk " + answer("SUN", hash));
    }

    private static String answer(String provider, String hash) throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509", provider);
        X509Certificate person = (X509Certificate) factory.generateCertificate(new FileInputStream("person.pem"));
        X509Certificate root = (X509Certificate) factory.generateCertificate(new FileInputStream("root.pem"));
        CertPathValidator validator = CertPathValidator.getInstance("PKIX", provider);
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOcspResponses(Map.of(person, Files.readAllBytes(Path.of(hash))));
        checker.setOcspResponder(new URI("http://127.0.0.1:1/")); // nobody is to be asked
        checker.setOptions(Set.of(PKIXRevocationChecker.Option.NO_FALLBACK));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.addCertPathChecker(checker);
        try {
            validator.validate(factory.generateCertPath(List.of(person)), parameters);
            return "ok";
        } catch (CertPathValidatorException refused) {
            return refused.getMessage().replaceAll(".*(does not include a response for a certificate).*", "\"$1\"");
        }
    }
}
END
java -cp "$(echo ./*.jar | tr ' ' :)" Validate.java sha1 sha256 sha384 sha512 >java.said
printf '%s\n' sha1 sha256 sha384 sha512 | paste -d '|' - openssl.said java.said pyhanko.said | sed 's/|/: /; s/|/, /g' | tee said
diff - said <<'END'
sha1: openssl good, bouncy castle ok, jdk ok, pyhanko ok
sha256: openssl good, bouncy castle ok, jdk "does not include a response for a certificate", pyhanko ok
sha384: openssl good, bouncy castle ok, jdk "does not include a response for a certificate", pyhanko AttributeError
sha512: openssl good, bouncy castle ok, jdk "does not include a response for a certificate", pyhanko AttributeError
END
