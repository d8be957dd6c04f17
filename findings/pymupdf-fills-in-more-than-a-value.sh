#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A document whose certification permits filling in forms (DocMDP, P 2; ISO 32000-2, 12.8.2.2, table 257). PyMuPDF 2.0 fills in a
# field (field_value, then update, as its documentation has it) and appends (saveIncr), and besides the value it writes what the
# form did not say: a border and flags that are the defaults anyway (/BS, 12.5.4; /Ff, 12.7.4.1), and /DA in another order. So
# nothing else is seen of it, and yet the certification counts as broken for pyHanko 0.38.0 and iText 9.5.0, which compare the
# field's entries: to pyHanko /BS is one too many, to iText each of the three. A field of which the value alone is written passes
# both. Seen:
#   value alone: changed /V, pyhanko FORM_FILLING permitted True, itext VALID
#   value and flags: changed /Ff /V, pyhanko FORM_FILLING permitted True, itext INVALID
#   value and border: changed /BS /V, pyhanko OTHER permitted False, itext INVALID
#   pymupdf: changed /AP /BS /DA /Ff /V, pyhanko OTHER permitted False, itext INVALID
set -eu
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv python
python/bin/pip -q install pyHanko==0.38.0 pyhanko-certvalidator==0.33.0 cryptography==50.0.2
python/bin/pip -q install --no-deps pymupdf==2.0 # the others are for what this does not do
python/bin/pip list 2>/dev/null | grep -iE '^(pymupdf|pyHanko) '
cat >pom.xml <<'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>forms</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.itextpdf</groupId><artifactId>sign</artifactId><version>9.5.0</version></dependency>
    <dependency><groupId>com.itextpdf</groupId><artifactId>bouncy-castle-adapter</artifactId><version>9.5.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath >/dev/null

openssl req -x509 -newkey rsa:2048 -nodes -keyout person.key -out person.pem -subj /CN=person -days 90 \
    -addext keyUsage=critical,digitalSignature,nonRepudiation 2>/dev/null
cat >make.py <<'END'
import shutil
import pymupdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import NumberObject, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.fields import MDPPerm


def box(*numbers):
    return generic.ArrayObject(map(NumberObject, numbers))


def dictionary(**entries):
    return generic.DictionaryObject({pdf_name("/" + key): value for key, value in entries.items()})


writer = PdfFileWriter(stream_xrefs=False)
contents = writer.add_object(generic.StreamObject(stream_data=b""))
font = writer.add_object(dictionary(Type=pdf_name("/Font"), Subtype=pdf_name("/Type1"), BaseFont=pdf_name("/Helvetica")))
page = writer.insert_page(PageObject(contents=contents, media_box=box(0, 0, 595, 842)))
field = writer.add_object(dictionary(Type=pdf_name("/Annot"), Subtype=pdf_name("/Widget"), FT=pdf_name("/Tx"), T=pdf_string("name"),
                                     Rect=box(50, 600, 250, 620), F=NumberObject(4), P=page, DA=pdf_string("/Helv 12 Tf 0 g")))
page.get_object()["/Annots"] = generic.ArrayObject([field])
writer.root["/AcroForm"] = writer.add_object(dictionary(Fields=generic.ArrayObject([field]), DR=dictionary(Font=dictionary(Helv=font)),
                                                        DA=pdf_string("/Helv 12 Tf 0 g")))
with open("form.pdf", "wb") as out:
    writer.write(out)
with open("form.pdf", "rb") as form, open("certified.pdf", "wb") as out:
    sign_pdf(IncrementalPdfFileWriter(form),
             PdfSignatureMetadata(field_name="Signature", certify=True, docmdp_permissions=MDPPerm.FILL_FORMS),
             signer=SimpleSigner.load("person.key", "person.pem"), output=out)

border = dictionary(W=NumberObject(1), S=pdf_name("/S"))
for name, others in (("value alone", {}), ("value and flags", {"/Ff": NumberObject(0)}), ("value and border", {"/BS": border})):
    with open("certified.pdf", "rb") as certified, open(name + ".pdf", "wb") as out:
        writer = IncrementalPdfFileWriter(certified)
        field = writer.root["/AcroForm"]["/Fields"][0]
        for key, value in {"/V": pdf_string("Deniz"), **others}.items():
            field[pdf_name(key)] = value
        writer.update_container(field)
        writer.write(out)

shutil.copy("certified.pdf", "pymupdf.pdf")
document = pymupdf.open("pymupdf.pdf")
for widget in document[0].widgets():
    if widget.field_name == "name":
        widget.field_value = "Deniz"
        widget.update()
document.saveIncr()
END
cat >look.py <<'END'
import logging, sys
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
logging.disable(logging.CRITICAL)


def field(reader):
    return reader.root["/AcroForm"]["/Fields"][0]


for name in sys.argv[1:]:
    before, after = PdfFileReader(open("certified.pdf", "rb")), PdfFileReader(open(name + ".pdf", "rb"))
    assert open(name + ".pdf", "rb").read().startswith(open("certified.pdf", "rb").read())
    old, new = field(before), field(after)
    keys = sorted(key for key in {*old, *new} if key != "/P" and old.get(key) != new.get(key))
    status = validate_pdf_signature(after.embedded_regular_signatures[0], ValidationContext(allow_fetching=False))
    assert status.intact and status.valid
    print(f"changed {' '.join(keys)}, pyhanko {status.modification_level.name} permitted {status.docmdp_ok}")
END
cat >Judge.java <<'END'
import com.itextpdf.kernel.pdf.*;
import com.itextpdf.signatures.validation.*;
import com.itextpdf.signatures.validation.context.*;

public class Judge {
    public static void main(String[] names) throws Exception {
        for (String name : names) {
            try (PdfDocument document = new PdfDocument(new PdfReader(name + ".pdf"))) {
                var context = new ValidationContext(ValidatorContext.DOCUMENT_REVISIONS_VALIDATOR, CertificateSource.SIGNER_CERT,
                                                    TimeBasedContext.PRESENT);
                System.out.println(new ValidatorChainBuilder().buildDocumentRevisionsValidator()
                                       .validateAllDocumentRevisions(context, document).getValidationResult());
            }
        }
    }
}
END
python/bin/python make.py 2>/dev/null
set -- 'value alone' 'value and flags' 'value and border' pymupdf
python/bin/python look.py "$@" >hanko
java -cp "$(cat classpath)" Judge.java "$@" >itext
printf '%s\n' "$@" | paste -d '|' - hanko itext | sed 's/|/: /; s/|/, itext /' | tee said
diff - said <<'END'
value alone: changed /V, pyhanko FORM_FILLING permitted True, itext VALID
value and flags: changed /Ff /V, pyhanko FORM_FILLING permitted True, itext INVALID
value and border: changed /BS /V, pyhanko OTHER permitted False, itext INVALID
pymupdf: changed /AP /BS /DA /Ff /V, pyhanko OTHER permitted False, itext INVALID
END
