#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# @cantoo/pdf-lib 2.11.1 (npm) reads encrypted documents, with { password }, and appends to signed ones, with { forIncrementalUpdate }.
# Of both at once it takes /Encrypt away when it has read, and writes its revision without: a trailer has all entries of the one
# before (ISO 32000-2, 7.5.6). So the file says that it is in the clear, and all that was there is ciphertext to whoever reads it: the
# page loses its text, the signature's field its name, while what was filled in is open to all who have no password. The value of the
# signature never was encrypted (7.6.2), so it stays valid for pdfsig, above an empty page. No error is raised. pyHanko 0.38.0, which
# signs here, appends to encrypted documents as well, and rightly; pypdf 7.1.1 says that it cannot. Seen, by Poppler 22.12.0 and
# qpdf 11.3.0 (both Debian 12):
#   plain, signed: in the clear, text "contract", Signature is Valid. (signature)
#   plain, filled by pdf-lib: in the clear, text "contract Deniz", Signature is Valid. (signature)
#   encrypted, signed: encrypted, text "contract", Signature is Valid. (signature)
#   encrypted, filled by pdf-lib: in the clear, text "Deniz", Signature is Valid. (another name)
#   encrypted, filled by pypdf: NotImplementedError
set -eu
cd "$(mktemp -d)"
apt-get -q download poppler-utils=22.12.0-2+deb12u3 libpoppler126=22.12.0-2+deb12u3 qpdf=11.3.0-1+deb12u1 \
    libqpdf29=11.3.0-1+deb12u1 >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
LD_LIBRARY_PATH=$(dirname "$(find "$PWD/debian" -name 'libpoppler.so.*' | head -n 1)")
export LD_LIBRARY_PATH PATH="$PWD/debian/usr/bin:$PATH"
echo '{"private": true, "type": "module", "dependencies": {"@cantoo/pdf-lib": "2.11.1"}}' >package.json
npm install --silent --no-audit --no-fund
python3 -m venv python
python/bin/pip -q install pyHanko==0.38.0 pyhanko-certvalidator==0.33.0 pypdf==7.1.1
openssl req -x509 -newkey rsa:2048 -noenc -keyout person.key -subj /CN=person -days 30 -out person.pem \
    -addext keyUsage=critical,nonRepudiation,digitalSignature 2>/dev/null

cat >make.py <<'END'
text = b"BT /F 12 Tf 20 200 Td (contract) Tj ET"
objects = [b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] /DA (/F 12 Tf 0 g) /DR << /Font << /F 5 0 R >> >> >> >>",
           b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
           b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Annots [6 0 R] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
           b"<< /Length %d >>\nstream\n%b\nendstream" % (len(text), text),
           b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
           b"<< /FT /Tx /T (name) /DA (/F 12 Tf 0 g) /Type /Annot /Subtype /Widget /Rect [10 10 100 30] /P 3 0 R /F 4 >>"]
file, table = b"%PDF-1.7\n", b"0000000000 65535 f \n"
for number, content in enumerate(objects, 1):
    table += b"%010d 00000 n \n" % len(file)
    file += b"%d 0 obj\n%b\nendobj\n" % (number, content)
start = len(file)
file += b"xref\n0 7\n" + table + b"trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
open("plain.pdf", "wb").write(file)
END
cat >sign.py <<'END'
import sys
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
name = sys.argv[1]
writer = IncrementalPdfFileWriter(open(name + ".pdf", "rb"))
if name == "encrypted":
    writer.encrypt("")
metadata = signers.PdfSignatureMetadata(field_name="signature", certify=True, docmdp_permissions=fields.MDPPerm.FILL_FORMS)
with open(name + "-signed.pdf", "wb") as output:
    signers.sign_pdf(writer, metadata, signer=signers.SimpleSigner.load("person.key", "person.pem"), output=output)
END
cat >fill.js <<'END'
import { readFileSync, writeFileSync } from "node:fs";
import { PDFDocument } from "@cantoo/pdf-lib";
for (const name of ["plain", "encrypted"]) {
    const document = await PDFDocument.load(readFileSync(`${name}-signed.pdf`), { password: "", forIncrementalUpdate: true });
    document.getForm().getTextField("name").setText("Deniz");
    writeFileSync(`${name}-filled.pdf`, await document.save());
}
END
cat >fill.py <<'END'
import io, logging
from pypdf import PdfReader, PdfWriter
logging.disable(logging.CRITICAL)
reader = PdfReader("encrypted-signed.pdf")
reader.decrypt("")
writer = PdfWriter(reader, incremental=True)
writer.update_page_form_field_values(writer.pages[0], {"name": "Deniz"}, auto_regenerate=False)
try:
    writer.write(io.BytesIO())
    print("written")
except NotImplementedError as error:
    print(type(error).__name__)
END
python3 make.py
qpdf --encrypt "" owner 256 -- plain.pdf encrypted.pdf
for name in plain encrypted; do python/bin/python sign.py $name; done
node fill.js
for name in plain encrypted; do cmp -n "$(wc -c <$name-signed.pdf)" $name-signed.pdf $name-filled.pdf; done

look() { # FILE: encryption, text, signature (its field)
    if qpdf --is-encrypted "$1"; then printf 'encrypted, '; else printf 'in the clear, '; fi
    pdftotext "$1" text 2>/dev/null
    printf 'text "%s", ' "$(tr -s '\n\f' '  ' <text | sed 's/ *$//')"
    pdfsig -nocert "$1" >signature 2>/dev/null
    printf '%s ' "$(grep -o 'Signature is .*' signature)"
    if grep -q 'Field Name: signature$' signature; then echo '(signature)'; else echo '(another name)'; fi
}
for name in plain encrypted; do
    echo "$name, signed: $(look $name-signed.pdf)"
    echo "$name, filled by pdf-lib: $(look $name-filled.pdf)"
done >said
echo "encrypted, filled by pypdf: $(python/bin/python fill.py)" >>said
cat said
diff - said <<'END'
plain, signed: in the clear, text "contract", Signature is Valid. (signature)
plain, filled by pdf-lib: in the clear, text "contract Deniz", Signature is Valid. (signature)
encrypted, signed: encrypted, text "contract", Signature is Valid. (signature)
encrypted, filled by pdf-lib: in the clear, text "Deniz", Signature is Valid. (another name)
encrypted, filled by pypdf: NotImplementedError
END
