#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# PDFium (pypdfium2 5.15.2) appends to a signed document (FPDF_SaveAsCopy with FPDF_INCREMENTAL), and writes its section in the form
# of the one before. Where that is a cross-reference stream, it leaves out /Type /XRef, which every such stream has to have (ISO
# 32000-2, 7.5.8.2, table 17), and the word endobj at its end (7.3.10); a table in the classic form is in order. So a form that was
# filled in with it is filled in for itself, for Poppler 22.12.0 and for MuPDF 1.21.1 (both Debian 12), pyHanko 0.38.0 and pypdf
# 7.1.1 cannot open it, and qpdf 11.3.0 calls it damaged. No error is raised, and what was signed is unchanged. Seen, by the form of
# the sections:
#   table: pdfium Deniz, pdfsig valid, mutool Deniz, pyhanko Deniz, pypdf Deniz, qpdf sound
#   stream: pdfium Deniz, pdfsig valid, mutool Deniz, pyhanko KeyError '/Type', pypdf PdfReadError, qpdf damaged
set -eu
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
apt-get -q download poppler-utils=22.12.0-2+deb12u3 libpoppler126=22.12.0-2+deb12u3 mupdf-tools=1.21.1+ds2-1+deb12u1 \
    qpdf=11.3.0-1+deb12u1 libqpdf29=11.3.0-1+deb12u1 >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
libraries=$(dirname "$(find "$PWD/debian" -name 'libpoppler.so.*' | head -n 1)")
run() {
    tool=$1
    shift
    LD_LIBRARY_PATH=$libraries "debian/usr/bin/$tool" "$@"
}
python3 -m venv python
python/bin/pip -q install pypdfium2==5.15.2 pyHanko==0.38.0 pyhanko-certvalidator==0.33.0 pypdf==7.1.1 cryptography==50.0.2
python/bin/pip list 2>/dev/null | grep -E '^(pypdfium2|pyHanko|pypdf) '
run qpdf --version | head -n 1

openssl req -x509 -newkey rsa:2048 -nodes -keyout person.key -out person.pem -subj /CN=person -days 90 \
    -addext keyUsage=critical,digitalSignature,nonRepudiation 2>/dev/null
cat >make.py <<'END'
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import NumberObject, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf


def box(*numbers):
    return generic.ArrayObject(map(NumberObject, numbers))


def dictionary(**entries):
    return generic.DictionaryObject({pdf_name("/" + key): value for key, value in entries.items()})


signer = SimpleSigner.load("person.key", "person.pem")
for form in ("table", "stream"):
    writer = PdfFileWriter(stream_xrefs=form == "stream")
    contents = writer.add_object(generic.StreamObject(stream_data=b""))
    font = writer.add_object(dictionary(Type=pdf_name("/Font"), Subtype=pdf_name("/Type1"), BaseFont=pdf_name("/Helvetica")))
    page = writer.insert_page(PageObject(contents=contents, media_box=box(0, 0, 595, 842)))
    field = writer.add_object(dictionary(Type=pdf_name("/Annot"), Subtype=pdf_name("/Widget"), FT=pdf_name("/Tx"), T=pdf_string("name"),
                                         Rect=box(50, 600, 250, 620), F=NumberObject(4), P=page, DA=pdf_string("/F 12 Tf 0 g")))
    page.get_object()["/Annots"] = generic.ArrayObject([field])
    writer.root["/AcroForm"] = writer.add_object(dictionary(Fields=generic.ArrayObject([field]), DR=dictionary(Font=dictionary(F=font)),
                                                            DA=pdf_string("/F 12 Tf 0 g")))
    with open("form.pdf", "wb") as out:
        writer.write(out)
    with open("form.pdf", "rb") as one, open(form + "-signed.pdf", "wb") as out:
        sign_pdf(IncrementalPdfFileWriter(one), PdfSignatureMetadata(field_name="Signature"), signer=signer, output=out)
END
cat >fill.py <<'END'
import ctypes
import pypdfium2, pypdfium2.raw as pdfium
for form in ("table", "stream"):
    document = pypdfium2.PdfDocument(form + "-signed.pdf")
    document.init_forms()
    page = document[0]
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        widget = pdfium.FPDFPage_GetAnnot(page, index)
        if pdfium.FPDFAnnot_GetFormFieldType(document.formenv, widget) == pdfium.FPDF_FORMFIELD_TEXTFIELD:
            text = ctypes.create_string_buffer("Deniz".encode("utf-16-le") + b"\0\0")
            assert pdfium.FPDFAnnot_SetStringValue(widget, b"V", ctypes.cast(text, pdfium.FPDF_WIDESTRING))
        pdfium.FPDFPage_CloseAnnot(widget)
    document.save(form + ".pdf", flags=pdfium.FPDF_INCREMENTAL)
    document.close()
    assert open(form + ".pdf", "rb").read().startswith(open(form + "-signed.pdf", "rb").read())
END
cat >read.py <<'END'
import ctypes, logging, sys
import pypdf, pypdfium2, pypdfium2.raw as pdfium
from pyhanko.pdf_utils.reader import PdfFileReader
logging.disable(logging.CRITICAL)


def by_pdfium(name):
    document = pypdfium2.PdfDocument(name)
    document.init_forms()
    widget = pdfium.FPDFPage_GetAnnot(document[0], 0)
    room = (ctypes.c_ushort * 64)()
    size = pdfium.FPDFAnnot_GetFormFieldValue(document.formenv, widget, room, ctypes.sizeof(room))
    pdfium.FPDFPage_CloseAnnot(widget)
    return bytes(room)[:size - 2].decode("utf-16-le")


def by_pyhanko(name):
    reader = PdfFileReader(open(name, "rb"))
    signature = reader.embedded_regular_signatures[0]
    signature.compute_integrity_info()
    return str(reader.root["/AcroForm"]["/Fields"][0]["/V"])


def by_pypdf(name):
    return pypdf.PdfReader(name).get_form_text_fields()["name"]


try:
    print(globals()["by_" + sys.argv[1]](sys.argv[2]))
except KeyError as missing:
    print("KeyError", missing)
except Exception as refused:
    print(type(refused).__name__)
END
python/bin/python make.py 2>/dev/null
python/bin/python fill.py
for form in table stream; do
    file=$form.pdf
    valid=$(run pdfsig -nocert "$file" 2>/dev/null | grep -c 'Signature is Valid.' || true)
    value=$(run mutool show "$file" trailer/Root/AcroForm/Fields/1/V 2>/dev/null)
    echo "$form: pdfium $(python/bin/python read.py pdfium "$file"), pdfsig $([ "$valid" = 1 ] && echo valid || echo wrong)," \
        "mutool $(echo "$value" | tr -d '()'), pyhanko $(python/bin/python read.py pyhanko "$file")," \
        "pypdf $(python/bin/python read.py pypdf "$file")," \
        "qpdf $(run qpdf --check "$file" 2>&1 | grep -q 'file is damaged' && echo damaged || echo sound)"
done | tee said
diff - said <<'END'
table: pdfium Deniz, pdfsig valid, mutool Deniz, pyhanko Deniz, pypdf Deniz, qpdf sound
stream: pdfium Deniz, pdfsig valid, mutool Deniz, pyhanko KeyError '/Type', pypdf PdfReadError, qpdf damaged
END
