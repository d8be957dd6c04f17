#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# qpdf 11.3.0 (Debian 12) and 12.4.2 (in pikepdf 10.18.0): /Contents of a signature is left as it is where a file is encrypted or
# decrypted, as ISO 32000-2, 7.6.2 wants it, but that of a document time stamp (/Type /DocTimeStamp) is not. So the time stamps of
# an encrypted file at level B-LTA read as garbage, and are lost where it is encrypted or decrypted anew. Yenile reads them from the
# bytes of the file. Seen, of a file that has both kinds with the same value:
#   qpdf 11.3.0: 1 of 2 in the clear
#   qpdf 12.4.2: 1 of 2 in the clear
set -eu
cd "$(mktemp -d)"
python3 -m venv python
python/bin/pip -q install pikepdf==10.18.0

cat >make.py <<'END'
value = "5a" * 64
signature = "/Filter /Adobe.PPKLite /ByteRange [0 1 2 3] /Contents <%s> >>" % value
objects = ["<< /Type /Catalog /Pages 2 0 R /Kept [4 0 R 5 0 R] >>",
           "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
           "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
           "<< /Type /Sig /SubFilter /ETSI.CAdES.detached " + signature,
           "<< /Type /DocTimeStamp /SubFilter /ETSI.RFC3161 " + signature]
pdf, table = "%PDF-1.7\n", "0000000000 65535 f \n"
for number, body in enumerate(objects, 1):
    table += "%010d 00000 n \n" % len(pdf)
    pdf += "%d 0 obj\n%s\nendobj\n" % (number, body)
pdf += "xref\n0 6\n%strailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(pdf))
open("plain.pdf", "w").write(pdf)
END
python3 make.py
cat >newer.py <<'END'
import pikepdf
pdf = pikepdf.open("plain.pdf")
pdf.save("newer.pdf", encryption=pikepdf.Encryption(user="", owner="owner", R=6),
         object_stream_mode=pikepdf.ObjectStreamMode.disable)
print(pikepdf.__libqpdf_version__)
END

# clear FILE: how many of the values stand there as they were
clear() { grep -aoE '(5a){64}' "$1" | wc -l; }

qpdf --object-streams=disable --encrypt '' owner 256 -- plain.pdf older.pdf
echo "qpdf $(qpdf --version | sed -n '1s/.* //p'): $(clear older.pdf) of $(clear plain.pdf) in the clear"
echo "qpdf $(python/bin/python newer.py): $(clear newer.pdf) of $(clear plain.pdf) in the clear"
[ "$(clear plain.pdf) $(clear older.pdf) $(clear newer.pdf)" = "2 1 1" ]
