# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmark runs on: documents, a certification authority, a SoftHSM2 token, and a database of NSS that knows both."""
import os
import random
import subprocess

DRIVER = "/usr/lib/softhsm/libsofthsm2.so"
PIN, TOKEN, LABEL = "123456", "bench", "signer"
DOCUMENTS = 1000  # as many as a container takes


def run(*command):
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: {done.stderr.decode(errors='replace')}")


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def make_pdf(path, pages, size):
    """A document with an image on each page that does not get smaller, so many bytes in all."""
    dots, places = random.Random(pages), []
    with open(path, "wb") as file:

        def add(body, stream=None):
            places.append(file.tell())
            length = b"" if stream is None else b" /Length %d" % len(stream)
            file.write(b"%d 0 obj\n<< %s%s >>\n" % (len(places), body, length))
            if stream is not None:
                file.write(b"stream\n" + stream + b"\nendstream\n")
            file.write(b"endobj\n")

        file.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        add(b"/Type /Catalog /Pages 2 0 R")
        kids = b" ".join(b"%d 0 R" % (3 + 3 * page) for page in range(pages))
        add(b"/Type /Pages /Count %d /Kids [%s]" % (pages, kids))
        side = int((size / pages) ** 0.5)
        for first in range(3, 3 + 3 * pages, 3):
            add(b"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                b"/Resources << /XObject << /I %d 0 R >> >>" % (first + 1, first + 2))
            add(b"", b"q 400 0 0 400 90 300 cm /I Do Q")
            add(b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace /DeviceGray"
                % (side, side), dots.randbytes(side * side))
        table = file.tell()
        file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
        file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
        file.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, table))


def make_keys(folder, programs):
    run(f"{programs}/yenile-test-ca", folder, "--key", "rsa2048")
    run("openssl", "pkcs8", "-topk8", "-nocrypt", "-in", f"{folder}/applicant.key", "-out", f"{folder}/key.p8")


def make_token(folder):
    """Sets SOFTHSM2_CONF, which every program started later inherits."""
    os.mkdir(f"{folder}/tokens")
    write(f"{folder}/softhsm2.conf", f"directories.tokendir = {folder}/tokens\n")
    os.environ["SOFTHSM2_CONF"] = f"{folder}/softhsm2.conf"
    run("softhsm2-util", "--init-token", "--free", "--label", TOKEN, "--pin", PIN, "--so-pin", PIN)
    run("softhsm2-util", "--import", f"{folder}/key.p8", "--token", TOKEN, "--label", LABEL, "--id", "01", "--pin", PIN)
    run("pkcs11-tool", "--module", DRIVER, "--token-label", TOKEN, "--login", "--pin", PIN, "--type", "cert", "--write-object",
        f"{folder}/applicant.der", "--id", "01", "--label", LABEL)


def make_anchors(folder, number):
    """So many authorities in one file; ours are the last of them."""
    run("openssl", "genrsa", "-out", f"{folder}/anchor.key", "2048")
    with open(f"{folder}/anchors-{number}.pem", "wb") as file:
        for each in range(number - 2):
            run("openssl", "req", "-x509", "-key", f"{folder}/anchor.key", "-subj", f"/CN=AUTHORITY {each}", "-days", "365",
                "-addext", "keyUsage=critical,keyCertSign,cRLSign", "-out", f"{folder}/anchor.pem")
            append(file, f"{folder}/anchor.pem")
        append(file, f"{folder}/chain.pem")


def append(file, path):
    with open(path, "rb") as more:
        file.write(more.read())


def make_settings(folder):
    os.mkdir(f"{folder}/home")
    os.environ["HOME"] = f"{folder}/home"
    write(f"{folder}/settings.ini", f"[token]\ndrivers={DRIVER}\nallowedDrivers={DRIVER}\n[network]\nproxy=none\n"
          f"[signature]\ntrustAnchors={folder}/chain.pem\n")
    write(f"{folder}/pin", PIN + "\n")


def make_nss(folder):
    """One that has the token, to sign, and one that has not, to verify."""
    for name in "nss", "nss-token":
        os.mkdir(f"{folder}/{name}")
        run("certutil", "-N", "-d", f"sql:{folder}/{name}", "--empty-password")
        for authority in "root", "issuer":
            run("certutil", "-A", "-d", f"sql:{folder}/{name}", "-n", authority, "-t", "C,C,C", "-i", f"{folder}/{authority}.pem")
    run("modutil", "-force", "-dbdir", f"sql:{folder}/nss-token", "-add", "softhsm", "-libfile", DRIVER)


def make(folder, programs, is_large_wanted):
    make_settings(folder)
    make_keys(folder, programs)
    make_token(folder)
    make_anchors(folder, 5)
    make_anchors(folder, 1000)
    make_nss(folder)
    make_pdf(f"{folder}/60k.pdf", 1, 60_000)
    make_pdf(f"{folder}/20m.pdf", 200, 20_000_000)
    if is_large_wanted:
        make_pdf(f"{folder}/1g.pdf", 1000, 1_000_000_000)
    for number in range(DOCUMENTS):
        make_pdf(f"{folder}/document-{number}.pdf", 1, 10_000 + number)
