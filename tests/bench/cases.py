# SPDX-License-Identifier: GPL-3.0-or-later
"""What is measured, beside whom, and what is wanted: a row each."""
from dataclasses import dataclass, field

from inputs import DOCUMENTS, DRIVER, LABEL, PIN, TOKEN


@dataclass
class Peer:
    name: str
    command: list
    wall: float = None       # ours may take so many times as long by the clock
    processor: float = None  # and of processors
    succeeds: bool = True    # whether its exit code says so
    beside_card: float = None  # ours may take so many times as long by the clock, and the card's own time


@dataclass
class Case:
    name: str
    command: list
    peers: list = field(default_factory=list)
    faster: float = None    # than another build of ours: so many times its time at most
    memory: float = 20      # MiB, of the largest of our processes
    over_card: float = None # ms by the clock at most beside the card's own time
    rounds: float = 1       # of those that were asked for
    like: str = None        # needs no more memory than that other case


class Ours:
    """Our commands."""

    def __init__(self, folder, programs):
        self.folder, self.programs = folder, programs

    def command(self, name, *arguments):
        return [f"{self.programs}/yenilectl", name, *arguments, "--settings", f"{self.folder}/settings.ini"]

    def sign(self, *files, to="signed.pdf"):
        paths = [f"{self.folder}/{file}" for file in files]
        return self.command("sign", *paths, "-o", f"{self.folder}/{to}", "--pin-fd", "0")

    def verify(self, file, anchors="chain.pem"):
        return self.command("verify", f"{self.folder}/{file}", "--trust", f"{self.folder}/{anchors}")


def cases(folder, programs, large=False):
    """`programs`: the folder with ours."""
    ours = Ours(folder, programs)

    def openssl(file):
        return ["env", f"PKCS11_MODULE_PATH={DRIVER}", "openssl", "cms", "-sign", "-binary", "-cades", "-md", "sha256", "-in",
                f"{folder}/{file}", "-signer", f"{folder}/applicant.pem", "-engine", "pkcs11", "-keyform", "engine", "-inkey",
                f"pkcs11:token={TOKEN};object={LABEL};type=private;pin-value={PIN}", "-outform", "der", "-out", f"{folder}/p7s"]

    def pdfsig_sign(file):
        return ["pdfsig", "-nssdir", f"sql:{folder}/nss-token", "-nss-pwd", PIN, "-add-signature", "-nick", f"{TOKEN}:{LABEL}",
                f"{folder}/{file}", f"{folder}/pdfsig.pdf"]

    def podofosign(file):
        return ["podofosign", "-in", f"{folder}/{file}", "-out", f"{folder}/podofo.pdf", "-cert", f"{folder}/applicant.pem",
                "-pkey", f"{folder}/applicant.key"]

    def pdfsig(file):
        return ["pdfsig", "-nssdir", f"sql:{folder}/nss", f"{folder}/{file}"]

    def mutool(file):
        return ["mutool", "sign", "-v", f"{folder}/{file}"]

    documents = [f"document-{number}.pdf" for number in range(DOCUMENTS)]

    # SoftHSM2 does not outlive pdfsig's end, which leaves what it wrote as it is.
    rows = [
        Case("sign 60 kB", ours.sign("60k.pdf"), faster=0.5, peers=[
            Peer("openssl cms -sign", openssl("60k.pdf"), 2.0, 2.0),
            Peer("pdfsig", pdfsig_sign("60k.pdf"), 0.35, 0.35, succeeds=False),
            Peer("podofosign (key file)", podofosign("60k.pdf"))]),
        Case("sign 20 MB", ours.sign("20m.pdf"), faster=0.33, peers=[
            Peer("openssl cms -sign", openssl("20m.pdf"), 1.8, 1.8),
            Peer("pdfsig", pdfsig_sign("20m.pdf"), 0.3, 0.3, succeeds=False),
            Peer("podofosign (key file)", podofosign("20m.pdf"), 0.4, 0.4)]),
        Case("verify 60 kB", ours.verify("60k-signed.pdf"), peers=[
            Peer("pdfsig", pdfsig("60k-signed.pdf"), 0.7, 0.7),
            Peer("mutool sign -v", mutool("60k-signed.pdf"))]),
        Case("verify 20 MB", ours.verify("20m-signed.pdf"), peers=[
            Peer("pdfsig", pdfsig("20m-signed.pdf")),
            Peer("mutool sign -v", mutool("20m-signed.pdf"), 1.0, 1.0)]),
        Case("verify 25 signatures", ours.verify("25-signed.pdf"), peers=[
            Peer("pdfsig", pdfsig("25-signed.pdf"), 3.0, 3.0)]),
        Case("verify, 1,000 anchors", ours.verify("60k-signed.pdf", "anchors-1000.pem"), peers=[
            Peer("yenilectl, 5 anchors", ours.verify("60k-signed.pdf", "anchors-5.pem"), 1.2, 1.2)]),
        Case("100 documents, 1 login", ours.sign(*documents[:100], to="signed.asice"), over_card=150, rounds=0.5),
        Case("1,000 documents, 1 login", ours.sign(*documents, to="signed.asice"), rounds=0.2, like="100 documents, 1 login", peers=[
            Peer("sha256sum", ["sha256sum", *(f"{folder}/{document}" for document in documents)], beside_card=2.0)]),
        Case("--version", [f"{programs}/yenilectl", "--version"], peers=[Peer("openssl version", ["openssl", "version"])]),
    ]
    if large:
        both = f"sha256sum '{folder}/1g.pdf' && cp '{folder}/1g.pdf' '{folder}/copy.pdf'"
        rows.append(Case("sign 1 GB", ours.sign("1g.pdf"), rounds=0.2, peers=[
            Peer("sha256sum and cp", ["sh", "-c", both], 1.3, 1.3)]))
    return rows
