#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# @signpdf/placeholder-plain 3.3.0 (npm) adds a signature field to a PDF by editing it as text. A form dictionary of one line,
# `<< /Fields [6 0 R] >>`, loses its field: in the next revision it has
#   /Fields [f
#   374
#   %%EO 0 R 8 0 R]
# which are the last bytes of the file that was given. The text field is gone for readers, and qpdf 11.3.0 finds the object broken.
# No error is raised, and what @signpdf signs is that; where a signature was there before, it is its field that is lost.
set -eu
cd "$(mktemp -d)"
echo '{"private": true, "type": "module", "dependencies": {"@signpdf/placeholder-plain": "3.3.0"}}' >package.json
npm install --silent --no-audit --no-fund

cat >make.py <<'END'
objects = [b"<< /Type /Catalog /Pages 2 0 R /AcroForm 5 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
           b"<< /Type /Page /Parent 2 0 R /MediaBox 4 0 R /Annots [6 0 R] >>", b"[0 0 300 300]", b"<< /Fields [6 0 R] >>",
           b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /Rect [10 10 90 30] /P 3 0 R >>"]
file, table = b"%PDF-1.7\n", b"0000000000 65535 f \n"
for number, content in enumerate(objects, 1):
    table += b"%010d 00000 n \n" % len(file)
    file += b"%d 0 obj\n%b\nendobj\n" % (number, content)
start = len(file)
file += b"xref\n0 7\n" + table + b"trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
open("form.pdf", "wb").write(file)
END
cat >add.js <<'END'
import { readFileSync, writeFileSync } from "node:fs";
import { plainAddPlaceholder } from "@signpdf/placeholder-plain";
const pdfBuffer = readFileSync("form.pdf");
writeFileSync("prepared.pdf", plainAddPlaceholder({ pdfBuffer, reason: "", contactInfo: "", name: "", location: "" }));
END
python3 make.py
qpdf --check form.pdf >/dev/null
node add.js
{
    sed -n '/^\/Fields \[/,/\]/p' prepared.pdf
    qpdf --check prepared.pdf 2>&1 | grep -c 'object 5 0.*expected endobj' || true
} | tee said
diff - said <<'END'
/Fields [f
374
%%EO 0 R 8 0 R]
1
END
