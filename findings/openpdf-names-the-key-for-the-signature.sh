#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# OpenPDF 2.0.3 (Maven), which jSignPdf signs with: the CMS of an ECDSA signature names the kind of the key, id-ecPublicKey, where
# RFC 5753, 7.1.3 has ecdsa-with-SHA256. OpenSSL 3.0, Poppler, MuPDF, PDFBox, iText 9.5 and EU DSS 6.2 verify it all the same
# (docs/judges.md); pyHanko 0.38.0 calls the same signature broken (intact, not valid). Seen:
#   signature algorithm: id-ecPublicKey
#   openssl: valid
#   pyHanko: intact True, valid False
set -eu
cd "$(mktemp -d)"
mkdir java
cat >java/pom.xml <<'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>openpdf</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>com.github.librepdf</groupId><artifactId>openpdf</artifactId><version>2.0.3</version></dependency>
    <dependency><groupId>org.bouncycastle</groupId><artifactId>bcpkix-jdk18on</artifactId><version>1.83</version></dependency>
  </dependencies>
</project>
END
(cd java && mvn -q -B dependency:build-classpath -Dmdep.outputFile=classpath >maven.log)
python3 -m venv python
python/bin/pip -q install pyHanko==0.38.0 pyhanko-certvalidator==0.33.0

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout person.key -out person.pem -subj /CN=person -days 90 \
    -addext keyUsage=critical,digitalSignature,nonRepudiation 2>/dev/null
openssl pkcs12 -export -passout pass:finding -inkey person.key -in person.pem -name person -out person.p12

cat >Sign.java <<'END'
import com.lowagie.text.Document;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.*;
import java.io.*;
import java.nio.file.*;
import java.security.*;
import java.util.*;

public class Sign {
    public static void main(String[] arguments) throws Exception {
        Security.addProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider());
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        Document document = new Document();
        PdfWriter.getInstance(document, page);
        document.open();
        document.add(new Paragraph("text"));
        document.close();

        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new FileInputStream("person.p12"), "finding".toCharArray());
        PrivateKey key = (PrivateKey) store.getKey("person", "finding".toCharArray());
        PdfStamper stamper = PdfStamper.createSignature(new PdfReader(page.toByteArray()), new FileOutputStream("signed.pdf"),
                                                        '\0', null, true);
        PdfSignatureAppearance appearance = stamper.getSignatureAppearance();
        appearance.setCryptoDictionary(new PdfSignature(PdfName.ADOBE_PPKLITE, new PdfName("adbe.pkcs7.detached")));
        HashMap<PdfName, Integer> room = new HashMap<>(Map.of(PdfName.CONTENTS, 8194));
        appearance.preClose(room);
        byte[] content = appearance.getRangeStream().readAllBytes();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
        PdfPKCS7 cms = new PdfPKCS7(key, store.getCertificateChain("person"), null, "SHA256", null, false);
        Calendar now = Calendar.getInstance();
        byte[] attributes = cms.getAuthenticatedAttributeBytes(digest, now, null);
        cms.update(attributes, 0, attributes.length);
        byte[] der = cms.getEncodedPKCS7(digest, now);
        PdfDictionary contents = new PdfDictionary();
        contents.put(PdfName.CONTENTS, new PdfString(Arrays.copyOf(der, 4096)).setHexWriting(true));
        appearance.close(contents);
        Files.write(Path.of("content"), content);
        Files.write(Path.of("signature.der"), der);
    }
}
END
java -cp "$(cat java/classpath)" Sign.java

cat >look.py <<'END'
import logging
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
logging.disable(logging.CRITICAL)
signature = PdfFileReader(open("signed.pdf", "rb")).embedded_regular_signatures[0]
status = validate_pdf_signature(signature)
print(f"pyHanko: intact {status.intact}, valid {status.valid}")
END
{
    echo "signature algorithm: $(openssl cms -cmsout -print -noout -inform DER -in signature.der |
        sed -n '/signatureAlgorithm/{n;s/ *algorithm: \([^ ]*\).*/\1/p}' | tail -n 1)"
    openssl cms -verify -binary -inform DER -in signature.der -content content -CAfile person.pem -purpose any -out /dev/null \
        2>/dev/null && echo 'openssl: valid'
    python/bin/python look.py
} | tee said
diff - said <<'END'
signature algorithm: id-ecPublicKey
openssl: valid
pyHanko: intact True, valid False
END
