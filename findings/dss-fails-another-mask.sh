#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# RSASSA-PSS whose mask is made with another hash than the content's: RFC 8017, A.2.3 recommends the same and allows another,
# and SHA-1, the default of maskGenAlgorithm, is what comes of naming the content's hash alone. EU
# DSS 6.2 calls such a signature TOTAL_FAILED SIG_CRYPTO_FAILURE ("The signature is not intact!"), because Bouncy Castle 1.80
# below it knows no algorithm of that name, and an exception becomes a verdict. Any length of salt it takes. OpenSSL 3.0 makes
# such signatures, and pyHanko 0.38.0 finds them valid. Seen, by OpenSSL, pyHanko and DSS (a person without trust anchor):
#   sha256, mask sha256: ok, ok, INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND
#   sha256, mask sha256, salt 20: ok, ok, INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND
#   sha256, mask sha1: ok, ok, TOTAL_FAILED SIG_CRYPTO_FAILURE
#   sha512, mask sha256: ok, ok, TOTAL_FAILED SIG_CRYPTO_FAILURE
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
# sign NAME DIGEST MASK SALT
sign() {
    openssl cms -sign -binary -cades -in data -signer person.pem -inkey person.key -md "$2" -keyopt rsa_padding_mode:pss \
        -keyopt "rsa_mgf1_md:$3" -keyopt "rsa_pss_saltlen:$4" -outform DER -out "$1"
}
sign 1 sha256 sha256 32
sign 2 sha256 sha256 20
sign 3 sha256 sha1 32
sign 4 sha512 sha256 64

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

printf '%s\n' 'sha256, mask sha256' 'sha256, mask sha256, salt 20' 'sha256, mask sha1' 'sha512, mask sha256' |
    paste -d '|' - ssl hanko dss | sed 's/|/: /; s/|/, /g' | tee said
diff - said <<'END'
sha256, mask sha256: ok, ok, INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND
sha256, mask sha256, salt 20: ok, ok, INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND
sha256, mask sha1: ok, ok, TOTAL_FAILED SIG_CRYPTO_FAILURE
sha512, mask sha256: ok, ok, TOTAL_FAILED SIG_CRYPTO_FAILURE
END
