#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A hybrid-reference PDF whose own section calls an object free that its /XRefStm has (ISO 32000-2, 7.5.8.4 speaks only of free
# entries in a section before). Some readers see the object, others read null, most of them without a word, and qpdf changed sides
# between 11.9 and 12.2. So a page has its font, or a document its form, in one program and not in another. Seen, of a page whose
# resources are such an object:
#   qpdf 11.9.1 (pikepdf 9.4.2): font      qpdf 12.2.0 (pikepdf 10.0.2): none
#   pypdf 5.9.0: font                      MuPDF 1.21.1 (Debian 12): none
#   PDFium (pypdfium2 5.15.2): none        Poppler 22.12.0 (Debian 12): none
# With the free entry in the section before all six have the font.
set -eu
cd "$(mktemp -d)"
python3 -m venv older
older/bin/pip -q install pikepdf==9.4.2
python3 -m venv newer
newer/bin/pip -q install pikepdf==10.0.2 pypdf==5.9.0 pypdfium2==5.15.2

cat >make.py <<'END'
objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>",
           2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
           3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 7 0 R /Resources 4 0 R >>"}
resources = b"4 0 << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> >>"
text = b"BT /F 20 Tf 20 50 Td (Sayfa) Tj ET"
def stream(entries, data):
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)
objects[5] = stream(b"/Type /ObjStm /N 1 /First 4", resources)
objects[6] = stream(b"/Type /XRef /Size 8 /W [1 2 1] /Index [4 1]", b"\2\0\5\0")
objects[7] = stream(b"", text)
body, places = b"%PDF-1.5\n", {}
for number, content in objects.items():
    places[number] = len(body)
    body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
rows = b"0000000004 65535 f \n" + b"".join(
    b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 00001 f \n" for n in range(1, 8))
def section(pdf, rows, more):
    return pdf + b"xref\n%strailer\n<< /Root 1 0 R /Size 8 %s >>\nstartxref\n%d\n%%%%EOF\n" % (rows, more, len(pdf))
stream_at = b"/XRefStm %d" % places[6]
open("same.pdf", "wb").write(section(body, b"0 8\n" + rows, stream_at))
first = section(body, b"0 8\n" + rows, b"")
open("before.pdf", "wb").write(section(first, b"0 0\n", b"/Prev %d %s" % (len(body), stream_at)))
END
python3 make.py
cat >see_qpdf.py <<'END'
import pikepdf, sys
pdf = pikepdf.open(sys.argv[1])
print("font" if pdf.pages[0].obj.get("/Resources") is not None else "none")
END
cat >see_pypdf.py <<'END'
import sys
from pypdf import PdfReader
resources = PdfReader(sys.argv[1]).pages[0].get("/Resources")
print("font" if resources and "/Font" in resources else "none")
END
cat >see_pdfium.py <<'END'
import ctypes, pypdfium2, pypdfium2.raw as raw, sys
page = pypdfium2.PdfDocument(sys.argv[1])[0]
name = ctypes.create_string_buffer(40)
for text in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(text), name, 40)
print("font" if name.value == b"Courier" else "none")
END

# seen FILE: what the six say, in the order of the table's lines
seen() {
    echo "$(older/bin/python see_qpdf.py "$1") $(newer/bin/python see_qpdf.py "$1")" \
        "$(newer/bin/python see_pypdf.py "$1") $(mutool show "$1" pages/1/Resources 2>/dev/null | grep -q Courier && echo font || echo none)" \
        "$(newer/bin/python see_pdfium.py "$1") $(pdffonts "$1" 2>/dev/null | grep -q Courier && echo font || echo none)"
}
echo "free in the same section: $(seen same.pdf)"
echo "free in the section before: $(seen before.pdf)"
[ "$(seen same.pdf)" = "font none font none none none" ]
[ "$(seen before.pdf)" = "font font font font font font" ]
