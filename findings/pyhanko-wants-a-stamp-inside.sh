#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# pyHanko 0.38.0: a signature whose existence is proved by a document time stamp alone is INDETERMINATE
# SIG_CONSTRAINTS_FAILURE ("No signature timestamp present") for ades_lta_validation, though pyHanko made both itself. With a
# signature time stamp besides, it passes. EU DSS 6.2 passes both and calls both PAdES-BASELINE-LTA (docs/judges.md). Seen:
#   stamp in the signature and over the document: Passed.OK
#   stamp over the document alone: Indeterminate.SIG_CONSTRAINTS_FAILURE
set -eu
cd "$(mktemp -d)"
python3 -m venv python
python/bin/pip -q install pyHanko==0.38.0 pyhanko-certvalidator==0.33.0

new_key() { openssl genrsa 2048 2>/dev/null | openssl pkcs8 -topk8 -nocrypt -out "$1.key"; }

# issue NAME EXTENSIONS
issue() {
    new_key "$1"
    printf '%s\n' "$2" >extensions
    openssl req -new -key "$1.key" -subj "/CN=$1" |
        openssl x509 -req -CA root.pem -CAkey root.key -set_serial "0x$(openssl rand -hex 8)" -days 90 -extfile extensions -out "$1.pem" 2>/dev/null
}

new_key root
openssl req -new -x509 -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign,cRLSign -out root.pem
issue person keyUsage=critical,nonRepudiation
issue tsa extendedKeyUsage=critical,timeStamping
: >index
echo 01 >number
printf '[ca]\ndefault_ca=a\n[a]\ndatabase=index\ncrlnumber=number\ndefault_md=sha256\ndefault_crl_days=7\n' >root.cnf
openssl ca -gencrl -config root.cnf -cert root.pem -keyfile root.key -out root.crl 2>/dev/null

cat >sign.py <<'END'
import asyncio, io, logging
from asn1crypto import crl, keys, pem, x509
from pyhanko.keys import load_cert_from_pemder, load_private_key_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.pdf_utils import generic
from pyhanko.sign import PdfSignatureMetadata, PdfTimeStamper, SimpleSigner, sign_pdf
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.policy_decl import (LocalKnowledge, PdfSignatureValidationSpec, RevinfoOnlineFetchingRule,
                                                 RevocationInfoGatheringSpec, SignatureValidationSpec)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleCertificateStore, SimpleTrustManager
from pyhanko_certvalidator.revinfo.archival import CRLContainer

logging.disable(logging.CRITICAL)
certificate = load_cert_from_pemder
root = certificate("root.pem")
revoked = crl.CertificateList.load(pem.unarmor(open("root.crl", "rb").read())[2])
stamper = DummyTimeStamper(certificate("tsa.pem"), load_private_key_from_pemder("tsa.key", None),
                           certs_to_embed=SimpleCertificateStore.from_certs([root]))
signer = SimpleSigner(signing_cert=certificate("person.pem"), signing_key=load_private_key_from_pemder("person.key", None),
                      cert_registry=SimpleCertificateStore.from_certs([root]))


def page():
    writer, out = PdfFileWriter(), io.BytesIO()
    contents = writer.add_object(generic.StreamObject(stream_data=b""))
    writer.insert_page(PageObject(contents=contents, media_box=generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842)))))
    writer.write(out)
    return out


def indication(inner):
    meta = PdfSignatureMetadata(field_name="One", subfilter=SigSeedSubFilter.PADES)
    signed = sign_pdf(IncrementalPdfFileWriter(page()), meta, signer=signer, timestamper=inner)
    stamped = PdfTimeStamper(stamper).timestamp_pdf(IncrementalPdfFileWriter(signed), "sha256")
    policy = SignatureValidationSpec(
        cert_validation_policy=CertValidationPolicySpec(trust_manager=SimpleTrustManager.build(trust_roots=[root]),
                                                        revinfo_policy=CertRevTrustPolicy(REQUIRE_REVINFO)),
        revinfo_gathering_policy=RevocationInfoGatheringSpec(RevinfoOnlineFetchingRule.LOCAL_ONLY),
        local_knowledge=LocalKnowledge(known_crls=[CRLContainer(revoked)]))
    signature = PdfFileReader(stamped).embedded_regular_signatures[0]
    result = asyncio.run(ades_lta_validation(signature, PdfSignatureValidationSpec(policy)))
    return str(result.ades_subindic).removeprefix("AdES")


print("stamp in the signature and over the document:", indication(stamper))
print("stamp over the document alone:", indication(None))
END
python/bin/python sign.py | tee said
grep -qx 'stamp in the signature and over the document: Passed.OK' said
grep -qx 'stamp over the document alone: Indeterminate.SIG_CONSTRAINTS_FAILURE' said
