# SPDX-License-Identifier: GPL-3.0-or-later
"""What pyHanko says of each PDF: NAME, a tab, and for each signature its indication by EN 319 102-1 and what it takes later
changes for. judge.py FOLDER: nothing is fetched. Signatures with document time stamps are judged by what they bring, under
issuer.pem; the others by the lists *.crl, under root.pem (pyHanko takes no list of an anchor that is not self-signed)."""

import asyncio
import logging
import pathlib
import sys

from asn1crypto import crl, pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import SuspiciousModification
from pyhanko.sign.validation import ades
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.policy_decl import (
    LocalKnowledge,
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager
from pyhanko_certvalidator.revinfo.archival import CRLContainer


def certificate(file):
    return x509.Certificate.load(pem.unarmor(file.read_bytes())[2])


def policy(anchor, certificates, lists):
    return SignatureValidationSpec(
        cert_validation_policy=CertValidationPolicySpec(
            trust_manager=SimpleTrustManager.build(trust_roots=[certificate(anchor)]),
            revinfo_policy=CertRevTrustPolicy(REQUIRE_REVINFO),
        ),
        revinfo_gathering_policy=RevocationInfoGatheringSpec(RevinfoOnlineFetchingRule.LOCAL_ONLY),
        local_knowledge=LocalKnowledge(
            known_crls=[CRLContainer(crl.CertificateList.load(each.read_bytes())) for each in lists],
            known_certs=[certificate(each) for each in certificates],
        ),
    )


async def judged(signature, reader, folder):
    if reader.embedded_timestamp_signatures:
        lasting = PdfSignatureValidationSpec(policy(folder / "issuer.pem", [], []))
        return await ades.ades_lta_validation(signature, lasting)
    now = policy(folder / "root.pem", [folder / "issuer.pem"], folder.glob("*.crl"))
    is_stamped = next(extract_tst_data_iter(signature.signer_info, signed=False), None) is not None
    validate = ades.ades_with_time_validation if is_stamped else ades.ades_basic_validation
    return await validate(signature.signed_data, now, raw_digest=signature.compute_digest())


def later(changes):
    if isinstance(changes, SuspiciousModification):
        return "SUSPICIOUS"
    return changes.modification_level.name if changes else "nothing"


def word(signature, reader, folder):
    indication = str(asyncio.run(judged(signature, reader, folder)).ades_subindic).removeprefix("AdES")
    signature.compute_integrity_info()
    return f"{indication}, later {later(signature.diff_result)}"


def verdict(file, folder):
    with file.open("rb") as stream:
        reader = PdfFileReader(stream)
        return "; ".join(word(each, reader, folder) for each in reader.embedded_regular_signatures)


def main():
    logging.disable(logging.CRITICAL)
    folder = pathlib.Path(sys.argv[1])
    for file in sorted(folder.glob("*.pdf")):
        try:
            said = verdict(file, folder)
        except Exception as error:  # whatever it is, it is the judge's word
            said = f"refused: {type(error).__name__} {error}"
        print(f"{file.name}\t{said}")


main()
