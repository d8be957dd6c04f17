#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# EU DSS 6.2 and SHA-512/256 (FIPS 180-4; RFC 8017, B.1, for both RSA schemes): a CAdES signature with RSA PKCS #1 is TOTAL_FAILED
# HASH_FAILURE, as if the document had been changed, where an unknown algorithm leaves a validator without a verdict
# (INDETERMINATE, EN 319 102-1); with RSASSA-PSS the validation ends in IllegalArgumentException, and nothing is said of any
# signature in the file. OpenSSL 3.0 makes such signatures, and pyHanko 0.38.0 finds them valid. DSS's own answer to SHA3-256,
# the younger one, is right. Seen, by OpenSSL, pyHanko and DSS (a person without trust anchor throughout):
#   sha256: ok, ok, INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND
#   sha3-256: ok, ok, INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND
#   sha512-256: ok, ok, TOTAL_FAILED HASH_FAILURE
#   sha512-256, pss: ok, ok, IllegalArgumentException: Unsupported algorithm: 2.16.840.1.101.3.4.2.6
set -eu
cd "$(mktemp -d)"
cat >pom.xml <<'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId><artifactId>dss</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>eu.europa.ec.joinup.sd-dss</groupId><artifactId>dss-asic-cades</artifactId><version>6.2</version></dependency>
    <dependency><groupId>eu.europa.ec.joinup.sd-dss</groupId><artifactId>dss-validation</artifactId><version>6.2</version></dependency>
    <dependency><groupId>eu.europa.ec.joinup.sd-dss</groupId><artifactId>dss-policy-jaxb</artifactId><version>6.2</version></dependency>
    <dependency><groupId>eu.europa.ec.joinup.sd-dss</groupId><artifactId>dss-utils-apache-commons</artifactId><version>6.2</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath >/dev/null
python3 -m venv python
python/bin/pip -q install pyHanko==0.38.0 pyhanko-certvalidator==0.33.0

openssl genrsa -out person.key 2048 2>/dev/null
openssl req -x509 -new -key person.key -subj /CN=person -days 30 -addext keyUsage=critical,nonRepudiation -out person.pem
echo signed >data
# sign NAME DIGEST OPTION...
sign() {
    name=$1 digest=$2
    shift 2
    openssl cms -sign -binary -cades -in data -signer person.pem -inkey person.key -md "$digest" "$@" -outform DER -out "$name"
}
sign 1 sha256
sign 2 sha3-256
sign 3 sha512-256
sign 4 sha512-256 -keyopt rsa_padding_mode:pss

for name in 1 2 3 4; do
    openssl cms -verify -binary -noverify -content data -inform DER -in "$name" -out /dev/null 2>/dev/null && echo ok || echo wrong
done >ssl

cat >validate.py <<'END'
import asyncio, logging
from asn1crypto import cms
from pyhanko.sign.validation import async_validate_detached_cms
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)
for name in "1234":
    signature = cms.ContentInfo.load(open(name, "rb").read())["content"]
    status = asyncio.run(async_validate_detached_cms(open("data", "rb"), signature, ValidationContext(allow_fetching=False)))
    print("ok" if status.intact and status.valid else "wrong")
END
python/bin/python validate.py >hanko

cat >Validate.java <<'END'
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.util.List;

public class Validate {
    public static void main(String[] names) {
        for (String name : names) {
            try {
                SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(name));
                validator.setDetachedContents(List.of(new FileDocument("data")));
                validator.setCertificateVerifier(new CommonCertificateVerifier(true));
                var report = validator.validateDocument().getSimpleReport();
                String id = report.getFirstSignatureId();
                System.out.println(report.getIndication(id) + " " + report.getSubIndication(id));
            } catch (RuntimeException refused) {
                System.out.println(refused.getClass().getSimpleName() + ": " + refused.getMessage());
            }
        }
    }
}
END
java -cp "$(cat classpath)" Validate.java 1 2 3 4 >dss

printf '%s\n' sha256 sha3-256 sha512-256 'sha512-256, pss' | paste -d '|' - ssl hanko dss | sed 's/|/: /; s/|/, /g' | tee said
diff - said <<'END'
sha256: ok, ok, INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND
sha3-256: ok, ok, INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND
sha512-256: ok, ok, TOTAL_FAILED HASH_FAILURE
sha512-256, pss: ok, ok, IllegalArgumentException: Unsupported algorithm: 2.16.840.1.101.3.4.2.6
END
