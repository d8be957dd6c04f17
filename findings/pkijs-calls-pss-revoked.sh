#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# pkijs 4.0.0 (npm; 3.3.3 as well) and a certificate that its authority signed with RSASSA-PSS (RFC 4055, 3): as soon as any OCSP
# answer is at hand, CertificateChainValidationEngine says that it "was revoked via OCSP response". The answer says good, and pkijs
# itself reads that from it (getCertificateStatus). The chain alone and a list of revoked certificates it takes, until an answer for
# somebody else lies beside them, which says nothing of this certificate (RFC 6960, 4.1.1). It takes the hash from the OID of the
# certificate's signature, where PSS has none, and calls what it does not know revoked. OpenSSL 3.0 and pyhanko-certvalidator
# 0.33.0 take all of them. Seen:
#   PKCS #1, answer: openssl good, pyhanko ok, pkijs good, ok
#   PSS, answer: openssl good, pyhanko ok, pkijs good, One of certificates was revoked via OCSP response
#   PSS, list: openssl OK, pyhanko ok, pkijs ok
#   PSS, list and another's answer: openssl OK, pyhanko ok, pkijs One of certificates was revoked via OCSP response
set -eu
cd "$(mktemp -d)"
echo '{"private": true, "type": "module", "dependencies": {"pkijs": "4.0.0"}}' >package.json
npm install --silent --no-audit --no-fund
python3 -m venv python
python/bin/pip -q install pyhanko-certvalidator==0.33.0 cryptography==50.0.2

openssl genrsa -out root.key 2048 2>/dev/null
openssl req -x509 -new -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign,cRLSign,digitalSignature -out root.pem
printf '%s\n' keyUsage=critical,nonRepudiation subjectKeyIdentifier=hash authorityKeyIdentifier=keyid \
    'authorityInfoAccess=OCSP;URI:http://127.0.0.1:1/' >extensions
# issue NAME SERIAL OPTION...: a certificate and its answer
issue() {
    name=$1 serial=$2
    shift 2
    openssl ecparam -name prime256v1 -genkey -noout -out "$name.key"
    openssl req -new -key "$name.key" -subj "/CN=$name" |
        openssl x509 -req -CA root.pem -CAkey root.key -set_serial "0x$serial" -days 30 -sha256 -extfile extensions "$@" -out "$name.pem" 2>/dev/null
    printf 'V\t491231235959Z\t\t%s\tunknown\t/CN=%s\n' "$serial" "$name" >index
    openssl ocsp -index index -CA root.pem -rsigner root.pem -rkey root.key -issuer root.pem -cert "$name.pem" -no_nonce -ndays 7 \
        -respout "$name.answer" >/dev/null 2>&1
    openssl ocsp -respin "$name.answer" -issuer root.pem -cert "$name.pem" -CAfile root.pem 2>/dev/null | sed -n "s/^$name.pem: //p" >"$name.said"
}
issue pkcs1 5000000000000001
issue pss 5000000000000002 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32
: >index
printf '%s\n' '[ca]' default_ca=one '[one]' database=index crlnumber=number default_md=sha256 default_crl_days=30 crl_extensions=list \
    '[list]' authorityKeyIdentifier=keyid >ca.cnf
echo 01 >number
openssl ca -config ca.cnf -gencrl -keyfile root.key -cert root.pem -out list.pem 2>/dev/null
openssl crl -in list.pem -outform DER -out list
openssl verify -crl_check -CAfile root.pem -CRLfile list.pem pss.pem | sed 's/.*: //' >list.said

cat >validate.py <<'END'
import asyncio
from asn1crypto import crl, ocsp, pem, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext


def certificate(name):
    return x509.Certificate.load(pem.unarmor(open(name + ".pem", "rb").read())[2])


for name, answers, lists in (("pkcs1", ["pkcs1"], []), ("pss", ["pss"], []), ("pss", [], ["list"]), ("pss", ["pkcs1"], ["list"])):
    context = ValidationContext(trust_roots=[certificate("root")], allow_fetching=False, revocation_mode="require",
                                ocsps=[ocsp.OCSPResponse.load(open(answer + ".answer", "rb").read()) for answer in answers],
                                crls=[crl.CertificateList.load(open(one, "rb").read()) for one in lists])
    try:
        asyncio.run(CertificateValidator(certificate(name), validation_context=context).async_validate_usage({"non_repudiation"}))
        print("ok")
    except Exception as refused:
        print(type(refused).__name__)
END
python/bin/python validate.py >hanko

cat >validate.js <<'END'
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { BasicOCSPResponse, Certificate, CertificateChainValidationEngine, CertificateRevocationList, OCSPResponse } from "pkijs";

const certificate = name => Certificate.fromBER(new X509Certificate(readFileSync(name + ".pem")).raw);
const root = certificate("root");
for (const [name, answer, list] of [["pkcs1", "pkcs1", false], ["pss", "pss", false], ["pss", "", true], ["pss", "pkcs1", true]]) {
    const person = certificate(name), ocsps = [], said = [];
    if (answer) {
        const bytes = OCSPResponse.fromBER(readFileSync(answer + ".answer")).responseBytes;
        ocsps.push(BasicOCSPResponse.fromBER(bytes.response.valueBlock.valueHexView));
        const { isForCertificate, status } = await ocsps[0].getCertificateStatus(person, root);
        if (isForCertificate) said.push(["good", "revoked", "unknown"][status]);
    }
    const crls = list ? [CertificateRevocationList.fromBER(readFileSync("list"))] : [];
    const chain = await new CertificateChainValidationEngine({ trustedCerts: [root], certs: [person], ocsps, crls }).verify();
    said.push(chain.result ? "ok" : chain.resultMessage);
    console.log(said.join(", "));
}
END
node validate.js >pkijs

cat pkcs1.said pss.said list.said list.said >ssl
printf '%s\n' 'PKCS #1, answer' 'PSS, answer' 'PSS, list' "PSS, list and another's answer" | paste -d '|' - ssl hanko pkijs |
    sed 's/|/: openssl /; s/|/, pyhanko /; s/|/, pkijs /' | tee said
diff - said <<'END'
PKCS #1, answer: openssl good, pyhanko ok, pkijs good, ok
PSS, answer: openssl good, pyhanko ok, pkijs good, One of certificates was revoked via OCSP response
PSS, list: openssl OK, pyhanko ok, pkijs ok
PSS, list and another's answer: openssl OK, pyhanko ok, pkijs One of certificates was revoked via OCSP response
END
