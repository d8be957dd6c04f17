# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs a PDF with pyHanko: sign.py P12 PASSWORD IN OUT"""

import sys

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.fields import SigSeedSubFilter


def main():
    keys, password, source, target = sys.argv[1:]
    signer = SimpleSigner.load_pkcs12(keys, passphrase=password.encode())
    with open(source, "rb") as document, open(target, "wb") as out:
        meta = PdfSignatureMetadata(field_name="ByPyHanko", subfilter=SigSeedSubFilter.PADES)
        sign_pdf(IncrementalPdfFileWriter(document), meta, signer=signer, output=out)


main()
