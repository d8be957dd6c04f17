#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# iText 9.5.0 (Maven), which signs a document that was signed before, takes a new object number, does not use it, and says in its
# own cross-reference section that it is free (ISO 32000-1, 7.5.4). pyHanko 0.38.0 takes that for the removal of an object, and the
# earlier signature for one after which something suspicious was done; EU DSS 6.2, pdfsig and iText pass both signatures. Seen:
#   signed by pyHanko: NONE
#   signed by iText as well: The refs {Reference(idnum=N, generation=0)} were freed in the revision provided.
# where the first revision has no object N.
set -eu
cd "$(mktemp -d)"
mkdir java
cat >java/pom.xml <<'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>itext</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>com.itextpdf</groupId><artifactId>sign</artifactId><version>9.5.0</version></dependency>
    <dependency><groupId>com.itextpdf</groupId><artifactId>bouncy-castle-adapter</artifactId><version>9.5.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
END
(cd java && mvn -q -B dependency:build-classpath -Dmdep.outputFile=classpath >maven.log)
python3 -m venv python
python/bin/pip -q install pyHanko==0.38.0 pyhanko-certvalidator==0.33.0

openssl req -x509 -newkey rsa:2048 -nodes -keyout person.key -out person.pem -subj /CN=person -days 90 \
    -addext keyUsage=critical,digitalSignature,nonRepudiation 2>/dev/null
openssl pkcs12 -export -passout pass:finding -inkey person.key -in person.pem -name person -out person.p12

cat >first.py <<'END'
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
writer = PdfFileWriter()
contents = writer.add_object(generic.StreamObject(stream_data=b""))
writer.insert_page(PageObject(contents=contents, media_box=generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842)))))
with open("page.pdf", "wb") as page:
    writer.write(page)
signer = SimpleSigner.load_pkcs12("person.p12", passphrase=b"finding")
with open("page.pdf", "rb") as page, open("first.pdf", "wb") as out:
    sign_pdf(IncrementalPdfFileWriter(page), PdfSignatureMetadata(field_name="One"), signer=signer, output=out)
END
cat >Second.java <<'END'
import com.itextpdf.kernel.pdf.*;
import com.itextpdf.signatures.*;
import java.io.*;
import java.security.*;

public class Second {
    public static void main(String[] arguments) throws Exception {
        Security.addProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new FileInputStream("person.p12"), "finding".toCharArray());
        PrivateKey key = (PrivateKey) store.getKey("person", "finding".toCharArray());
        PdfSigner signer = new PdfSigner(new PdfReader("first.pdf"), new FileOutputStream("second.pdf"),
                                         new StampingProperties().useAppendMode());
        signer.setSignerProperties(new SignerProperties().setFieldName("Two"));
        signer.signDetached(new BouncyCastleDigest(), new PrivateKeySignature(key, "SHA-256", "BC"),
                            store.getCertificateChain("person"), null, null, null, 0, PdfSigner.CryptoStandard.CMS);
    }
}
END
cat >look.py <<'END'
import logging, re
from pyhanko.pdf_utils.reader import PdfFileReader
logging.disable(logging.CRITICAL)
freed = None
for name, who in (("first.pdf", "signed by pyHanko"), ("second.pdf", "signed by iText as well")):
    signature = PdfFileReader(open(name, "rb")).embedded_regular_signatures[0]
    signature.compute_integrity_info()
    changes = signature.diff_result
    print(f"{who}: {changes.modification_level.name if hasattr(changes, 'modification_level') else changes}")
    freed = re.search(r"idnum=(\d+)", str(changes))
size = PdfFileReader(open("first.pdf", "rb")).trailer["/Size"]
print("was that object there before:", bool(freed) and int(freed[1]) < size)
END
python/bin/python first.py
java -cp "$(cat java/classpath)" Second.java
python/bin/python look.py | tee said
pdfsig -nocert second.pdf 2>/dev/null | grep -c 'Signature is Valid.' | grep -qx 2
grep -qx 'signed by pyHanko: NONE' said
grep -q '^signed by iText as well: The refs .* were freed' said
grep -qx 'was that object there before: False' said
