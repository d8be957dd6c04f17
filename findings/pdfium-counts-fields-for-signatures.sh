#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# PDFium (pypdfium2 5.15.2), FPDF_GetSignatureCount: "total number of signatures in the document", says its header, and what it counts is
# entries of the form's /Fields with /FT /Sig. Fields make a tree, and pass /FT on to those below them (ISO 32000-2, 12.7.4.1), so a
# signature in a group of fields, as form designers name them (form.page.signature), is not there: a signed document has none. A group
# that holds the type counts for itself and hides the signature, and a field that nobody signed (no /V, 12.7.5.5) is one as well, with
# no contents. PDFium's own forms know all four for signature fields (FPDFAnnot_GetFormFieldType). pyHanko 0.38.0, Poppler 22.12.0
# and MuPDF 1.21.1 (both Debian 12) find what is signed. Seen, of signatures and, for PDFium, how many of them have contents:
#   field alone: pyhanko 1 intact, pdfsig 1 valid, mutool 1 unchanged, pdfium 1, contents of 1, fields on the page 1
#   field in a group: pyhanko 1 intact, pdfsig 1 valid, mutool 1 unchanged, pdfium 0, contents of 0, fields on the page 1
#   group of signatures: pyhanko 1 intact, pdfsig 1 valid, mutool 1 unchanged, pdfium 1, contents of 0, fields on the page 1
#   not signed: pyhanko 0 intact, pdfsig 0 valid, mutool 0 unchanged, pdfium 1, contents of 0, fields on the page 1
set -eu
cd "$(mktemp -d)"
apt-get -q download poppler-utils=22.12.0-2+deb12u3 libpoppler126=22.12.0-2+deb12u3 mupdf-tools=1.21.1+ds2-1+deb12u1 >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
python3 -m venv python
python/bin/pip -q install pypdfium2==5.15.2 pyHanko==0.38.0 pyhanko-certvalidator==0.33.0
openssl req -x509 -newkey rsa:2048 -noenc -keyout person.key -subj /CN=person -days 30 -out person.pem \
    -addext keyUsage=critical,nonRepudiation,digitalSignature 2>/dev/null

cat >make.py <<'END'
import subprocess

ROOM = 8000
VALUE = (b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 ########## ########## ##########] "
         b"/Contents <" + b"0" * ROOM + b"> >>")
WIDGET = b"/Type /Annot /Subtype /Widget /P 3 0 R /Rect [0 0 0 0] /F 132 "


def file(name, field, group=None, value=VALUE):
    objects = [b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%d 0 R] /SigFlags 3 >> >>" % (5 if group else 4),
               b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Annots [4 0 R] >>",
               b"<< " + WIDGET + field + b" >>", group or b"null", value]
    out, table = b"%PDF-1.7\n", b"xref\n0 7\n0000000000 65535 f \n"
    for number, body in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    out += table + b"trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    if value == VALUE:
        begin = out.index(b"/Contents <") + 10
        end = begin + ROOM + 2
        for number in (begin, end, len(out) - end):
            out = out.replace(b"#" * 10, str(number).ljust(10).encode(), 1)
        cms = subprocess.run(["openssl", "cms", "-sign", "-binary", "-cades", "-signer", "person.pem", "-inkey", "person.key",
                              "-md", "sha256", "-outform", "DER"], input=out[:begin] + out[end:], capture_output=True, check=True)
        out = out[:begin + 1] + cms.stdout.hex().encode().ljust(ROOM, b"0") + out[end - 1:]
    open(name + ".pdf", "wb").write(out)


file("field alone", b"/FT /Sig /T (signature) /V 6 0 R")
file("field in a group", b"/FT /Sig /T (signature) /V 6 0 R /Parent 5 0 R", b"<< /T (form) /Kids [4 0 R] >>")
file("group of signatures", b"/T (signature) /V 6 0 R /Parent 5 0 R", b"<< /FT /Sig /T (form) /Kids [4 0 R] >>")
file("not signed", b"/FT /Sig /T (signature)", value=b"null")
END
python3 make.py

cat >validate.py <<'END'
import logging, sys
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
logging.disable(logging.CRITICAL)
states = [validate_pdf_signature(one) for one in PdfFileReader(open(sys.argv[1], "rb")).embedded_signatures]
print(sum(state.intact and state.valid for state in states))
END
cat >count.py <<'END'
import sys
import pypdfium2
from pypdfium2 import raw
document = pypdfium2.PdfDocument(sys.argv[1])
document.init_forms()
signatures = [raw.FPDF_GetSignatureObject(document, number) for number in range(raw.FPDF_GetSignatureCount(document))]
contents = sum(raw.FPDFSignatureObj_GetContents(one, None, 0) > 0 for one in signatures)
page = document[0]
annotations = [raw.FPDFPage_GetAnnot(page, number) for number in range(raw.FPDFPage_GetAnnotCount(page))]
fields = sum(raw.FPDFAnnot_GetFormFieldType(document.formenv, one) == raw.FPDF_FORMFIELD_SIGNATURE for one in annotations)
print(f"pdfium {len(signatures)}, contents of {contents}, fields on the page {fields}")
END
poppler() { LD_LIBRARY_PATH=$(dirname "$(find debian -name 'libpoppler.so.*' | head -n 1)") debian/usr/bin/pdfsig -nocert "$1"; }
for name in "field alone" "field in a group" "group of signatures" "not signed"; do
    file=$name.pdf
    valid=$(poppler "$file" 2>/dev/null | grep -c 'Signature is Valid.' || true)
    unchanged=$(debian/usr/bin/mutool sign -v "$file" 2>&1 | grep -c 'unchanged since signing' || true)
    echo "$name: pyhanko $(python/bin/python validate.py "$file") intact, pdfsig $valid valid, mutool $unchanged unchanged," \
        "$(python/bin/python count.py "$file")"
done | tee said
diff - said <<'END'
field alone: pyhanko 1 intact, pdfsig 1 valid, mutool 1 unchanged, pdfium 1, contents of 1, fields on the page 1
field in a group: pyhanko 1 intact, pdfsig 1 valid, mutool 1 unchanged, pdfium 0, contents of 0, fields on the page 1
group of signatures: pyhanko 1 intact, pdfsig 1 valid, mutool 1 unchanged, pdfium 1, contents of 0, fields on the page 1
not signed: pyhanko 0 intact, pdfsig 0 valid, mutool 0 unchanged, pdfium 1, contents of 0, fields on the page 1
END
