#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A signature field may be one object with its widget, and need not be: ISO 32000-2, 12.5.6.19 says that they may be merged where
# a field has a single widget. Where the widget is a kid of the field, Poppler 22.12.0 says that the field is not signed,
# and MuPDF 1.21.1 that the document was changed (both Debian 12). EU DSS 6.2, PDFBox 3.0.4 and pyHanko 0.38.0 find the
# signature, intact. Nothing else differs between the two documents. Seen, merged and apart:
#   pyhanko: intact, intact
#   pdfsig: Signature is Valid., form field is not signed
#   mutool: The document is unchanged since signing., Signature invalidated by change to document.
set -eu
cd "$(mktemp -d)"
apt-get -q download poppler-utils=22.12.0-2+deb12u3 libpoppler126=22.12.0-2+deb12u3 mupdf-tools=1.21.1+ds2-1+deb12u1 >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
python3 -m venv python
python/bin/pip -q install pyHanko==0.38.0 pyhanko-certvalidator==0.33.0
openssl genrsa -out person.key 2048 2>/dev/null
openssl req -x509 -new -key person.key -subj /CN=person -days 30 -addext keyUsage=critical,nonRepudiation,digitalSignature -out person.pem

cat >make.py <<'END'
import subprocess

ROOM = 8000
WIDGET = b"/Type /Annot /Subtype /Widget /P 3 0 R /Rect [0 0 0 0] /F 132"
FIELD = b"/FT /Sig /T (One) /V 6 0 R"


def signed(field, widget):
    objects = [b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%d 0 R] /SigFlags 3 >> >>" % (4 if field else 5),
               b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [5 0 R] >>",
               b"<< " + (field or b"/Unused true") + b" >>",
               b"<< " + widget + b" >>",
               b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:20260101000000Z) "
               b"/ByteRange [0 ########## ########## ##########] /Contents <" + b"0" * ROOM + b"> >>"]
    out, table = b"%PDF-1.7\n", b"xref\n0 7\n0000000000 65535 f \n"
    for number, body in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    out += table + b"trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    begin = out.index(b"/Contents <") + 10
    end = begin + ROOM + 2
    for value in (begin, end, len(out) - end):
        out = out.replace(b"#" * 10, str(value).ljust(10).encode(), 1)
    cms = subprocess.run(["openssl", "cms", "-sign", "-binary", "-cades", "-signer", "person.pem", "-inkey", "person.key", "-md",
                          "sha256", "-outform", "DER"], input=out[:begin] + out[end:], stdout=subprocess.PIPE, check=True).stdout
    return out[:begin + 1] + cms.hex().encode().ljust(ROOM, b"0") + out[end - 1:]


open("merged.pdf", "wb").write(signed(b"", WIDGET + b" " + FIELD))
open("apart.pdf", "wb").write(signed(FIELD + b" /Kids [5 0 R]", WIDGET + b" /Parent 4 0 R"))
END
python3 make.py

cat >validate.py <<'END'
import asyncio, logging, sys
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)
signature, = PdfFileReader(open(sys.argv[1], "rb")).embedded_signatures
status = asyncio.run(async_validate_pdf_signature(signature, ValidationContext(allow_fetching=False)))
print("intact" if status.intact and status.valid else "changed")
END
poppler() { LD_LIBRARY_PATH=$(dirname "$(find debian -name 'libpoppler.so.*' | head -n 1)") debian/usr/bin/pdfsig -nocert "$1"; }
{
    echo "pyhanko: $(python/bin/python validate.py merged.pdf), $(python/bin/python validate.py apart.pdf)"
    for name in merged apart; do
        poppler $name.pdf 2>&1 | grep -oE 'Signature is Valid.|form field is not signed' || true
    done | paste -sd '|' | sed 's/|/, /; s/^/pdfsig: /'
    for name in merged apart; do
        debian/usr/bin/mutool sign -v $name.pdf 2>&1 | grep -oE 'The document is unchanged since signing.|Signature invalidated by change to document.'
    done | paste -sd '|' | sed 's/|/, /; s/^/mutool: /'
} | tee said
diff - said <<'END'
pyhanko: intact, intact
pdfsig: Signature is Valid., form field is not signed
mutool: The document is unchanged since signing., Signature invalidated by change to document.
END
