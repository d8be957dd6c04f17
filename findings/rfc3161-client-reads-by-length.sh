#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# rfc3161-client 1.0.9 and time stamps of OpenSSL 3.0's own authority (openssl ts -reply) with the signer's chain in it: whether
# one can be read depends on the lengths of the certificates. OpenSSL writes the signer's first and leaves SignedData.certificates
# unsorted, as CMS allows (RFC 5652, 10.2.3; BER), and the client reads DER alone (X.690, 11.6), where the shorter one comes
# first. So a comment in a certificate decides. pyHanko 0.38.0 and OpenSSL take both. What it reads it tells in whole seconds,
# without a word: genTime may have a fraction (RFC 3161, 2.4.2), and others tell it. Seen:
#   long certificate of the authority: openssl ok, pyhanko ok, rfc3161-client InvalidSetOrdering
#   long certificate of its issuer: openssl ok, pyhanko ok, rfc3161-client ok
#   fraction of a second: pyhanko True, rfc3161-client False
set -eu
cd "$(mktemp -d)"
python3 -m venv python
python/bin/pip -q install rfc3161-client==1.0.9 cryptography==50.0.2 pyHanko==0.38.0 pyhanko-certvalidator==0.33.0

new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }

# issue NAME ISSUER EXTENSION...
issue() {
    name=$1 issuer=$2
    shift 2
    new_key "$name"
    printf '%s\n' "$@" >extensions
    openssl req -new -key "$name.key" -subj "/CN=$name" |
        openssl x509 -req -CA "$issuer.pem" -CAkey "$issuer.key" -set_serial "0x01$(openssl rand -hex 8)" -days 30 -extfile extensions -out "$name.pem" 2>/dev/null
}

new_key root
openssl req -new -x509 -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign,cRLSign -out root.pem
comment=nsComment=$(seq -s - 100)
# stamp NAME COMMENT_OF_AUTHORITY COMMENT_OF_ISSUER
stamp() {
    issue issuer root basicConstraints=critical,CA:TRUE keyUsage=critical,keyCertSign subjectKeyIdentifier=hash "$3"
    issue authority issuer extendedKeyUsage=critical,timeStamping keyUsage=critical,digitalSignature "$2"
    printf '%s\n' '[tsa]' default_tsa=one '[one]' "serial=serial" signer_cert=authority.pem signer_key=authority.key certs=issuer.pem \
        signer_digest=sha256 default_policy=1.2.3.4 digests=sha256 clock_precision_digits=6 ess_cert_id_alg=sha256 >tsa.cnf
    openssl ts -query -data data -sha256 -cert -out request 2>/dev/null
    openssl ts -reply -config tsa.cnf -queryfile request -out "$1" 2>/dev/null
    openssl ts -verify -in "$1" -queryfile request -CAfile root.pem >/dev/null 2>&1 && echo "openssl ok" >"$1.openssl"
}
echo signed >data
stamp authority "$comment" ""
stamp issuer "" "$comment"

cat >read.py <<'END'
import asyncio, hashlib, re
from asn1crypto import pem, tsp, x509 as asn1
from cryptography import x509
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko_certvalidator import ValidationContext
from rfc3161_client import VerifierBuilder, decode_timestamp_response

root = open("root.pem", "rb").read()
data = open("data", "rb").read()
times = {}


def pyhanko(answer):
    stamp = tsp.TimeStampResp.load(answer)["time_stamp_token"]["content"]
    context = ValidationContext(trust_roots=[asn1.Certificate.load(pem.unarmor(root)[2])], allow_fetching=False)
    status = asyncio.run(validate_tst_signed_data(stamp, context, lambda _: hashlib.sha256(data).digest()))
    times["pyhanko"] = status["timestamp"]
    return "ok" if status["intact"] and status["valid"] else "wrong"


def client(answer):
    try:
        response = decode_timestamp_response(answer)
    except ValueError as error:
        return re.search(r"kind: (\w+)", str(error))[1]
    VerifierBuilder().add_root_certificate(x509.load_pem_x509_certificate(root)).build().verify_message(response, data)
    times["rfc3161-client"] = response.tst_info.gen_time
    return "ok"


for name in ("authority", "issuer"):
    answer = open(name, "rb").read()
    whose = "the authority" if name == "authority" else "its issuer"
    print(f"long certificate of {whose}: {open(name + '.openssl').read().strip()}, pyhanko {pyhanko(answer)}, rfc3161-client {client(answer)}")
print("fraction of a second: " + ", ".join(f"{name} {time.microsecond != 0}" for name, time in times.items()))
END
python/bin/python read.py | tee said
diff - said <<'END'
long certificate of the authority: openssl ok, pyhanko ok, rfc3161-client InvalidSetOrdering
long certificate of its issuer: openssl ok, pyhanko ok, rfc3161-client ok
fraction of a second: pyhanko True, rfc3161-client False
END
