#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# pyHanko 0.38.0: what all signatures of a document cost to validate grows with almost the third power of their number: each is
# compared with every later revision, in which each object is looked up through all sections of the table. The file grows as
# the signatures do. 100 signatures (1.2 MB) took 73 s on a busy computer where pdfsig 22.12 took 0.2 s. Counted by Python's own
# profiler, so that the computer's speed does not matter. Seen:
#   10 signatures, 53831 bytes: 282604 calls
#   20 signatures, 108376 bytes: 1403922 calls
#   40 signatures, 222126 bytes: 9605110 calls
set -eu
cd "$(mktemp -d)"
python3 -m venv python
python/bin/pip -q install pyHanko==0.38.0 pyhanko-certvalidator==0.33.0
openssl req -x509 -newkey rsa:2048 -nodes -keyout person.key -out person.pem -subj /CN=person -days 90 \
    -addext keyUsage=critical,nonRepudiation 2>/dev/null

cat >validate.py <<'END'
import cProfile, io, logging, pstats
from pyhanko.keys import load_cert_from_pemder, load_private_key_from_pemder
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

logging.disable(logging.CRITICAL)
person = load_cert_from_pemder("person.pem")
signer = SimpleSigner(signing_cert=person, signing_key=load_private_key_from_pemder("person.key", None),
                      cert_registry=SimpleCertificateStore.from_certs([]))


def page():
    writer, out = PdfFileWriter(), io.BytesIO()
    contents = writer.add_object(generic.StreamObject(stream_data=b""))
    writer.insert_page(PageObject(contents=contents, media_box=generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842)))))
    writer.write(out)
    return out


def calls(document):
    """Of Python's functions, to validate all of its signatures."""
    signatures = PdfFileReader(io.BytesIO(document.getvalue())).embedded_signatures
    profile = cProfile.Profile()
    profile.enable()
    for signature in signatures:
        status = validate_pdf_signature(signature, ValidationContext(trust_roots=[person], allow_fetching=False))
        assert status.intact and status.valid
    profile.disable()
    return pstats.Stats(profile).total_calls


document, count, counted = page(), 0, []
for wanted in 10, 20, 40:
    while count < wanted:
        count += 1
        document = sign_pdf(IncrementalPdfFileWriter(document), PdfSignatureMetadata(field_name=f"S{count}"), signer=signer)
    counted.append(calls(document))
    print(f"{count} signatures, {len(document.getvalue())} bytes: {counted[-1]} calls", flush=True)
assert counted[2] > 5 * counted[1], "twice the signatures are less than five times the work"
END
python/bin/python validate.py
