#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# pyhanko-certvalidator 0.33.0: an OCSP answer that is at hand counts where the certificate says at what address to ask, by
# authorityInfoAccess, and for nothing where it does not: "no revocation information could be found". The address is but a hint
# and may be configured instead (RFC 6960, 3.1). A list needs no such hint: one at hand counts without crlDistributionPoints. JDK
# 17.0.15 takes the answer either way, and so does OpenSSL 3.0 (openssl ocsp). Seen, with and without the address:
#   openssl, answer: good, good
#   jdk, answer: ok, ok
#   pyhanko, answer: ok, InsufficientRevinfoError
#   pyhanko, list: ok, ok
set -eu
cd "$(mktemp -d)"
python3 -m venv python
python/bin/pip -q install pyhanko-certvalidator==0.33.0

openssl ecparam -name prime256v1 -genkey -noout -out root.key
openssl req -new -x509 -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign,cRLSign,digitalSignature -out root.pem
: >index
echo 01 >number
printf '[ca]\ndefault_ca=a\n[a]\ndatabase=index\ncrlnumber=number\ndefault_md=sha256\ndefault_crl_days=7\n' >root.cnf
openssl ca -gencrl -config root.cnf -cert root.pem -keyfile root.key -out root.crl 2>/dev/null
for name in with without; do
    echo keyUsage=critical,nonRepudiation >extensions
    [ $name = without ] || echo 'authorityInfoAccess=OCSP;URI:http://ocsp.example/' >>extensions
    openssl ecparam -name prime256v1 -genkey -noout -out person.key
    openssl req -new -key person.key -subj "/CN=$name" |
        openssl x509 -req -CA root.pem -CAkey root.key -set_serial 4 -days 30 -extfile extensions -out $name.pem 2>/dev/null
    printf 'V\t%s\t\t04\tunknown\t/CN=%s\n' "$(date -u -d '+1 year' +%y%m%d%H%M%SZ)" $name >index
    openssl ocsp -issuer root.pem -cert $name.pem -no_nonce -reqout request
    openssl ocsp -index index -CA root.pem -rsigner root.pem -rkey root.key -ndays 7 -reqin request -respout $name.answer >/dev/null 2>&1
done

cat >validate.py <<'END'
import asyncio
from asn1crypto import crl, ocsp, pem, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext

def der(name):
    return pem.unarmor(open(name, "rb").read())[2]

def said(name, **evidence):
    context = ValidationContext(trust_roots=[x509.Certificate.load(der("root.pem"))], revocation_mode="require", allow_fetching=False, **evidence)
    try:
        certificate = x509.Certificate.load(der(name + ".pem"))
        asyncio.run(CertificateValidator(certificate, validation_context=context).async_validate_usage(set()))
        return "ok"
    except Exception as error:
        return type(error).__name__

names = ("with", "without")
print("pyhanko, answer:", ", ".join(said(name, ocsps=[ocsp.OCSPResponse.load(open(name + ".answer", "rb").read())]) for name in names))
print("pyhanko, list:", ", ".join(said(name, crls=[crl.CertificateList.load(der("root.crl"))]) for name in names))
END

cat >Validate.java <<'END'
import java.io.FileInputStream;
import java.nio.file.*;
import java.security.cert.*;
import java.util.*;

public class Validate {
    public static void main(String[] names) throws Exception {
        System.out.println("jdk, answer: " + answer("with") + ", " + answer("without"));
    }

    private static String answer(String name) throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        X509Certificate person = (X509Certificate) factory.generateCertificate(new FileInputStream(name + ".pem"));
        X509Certificate root = (X509Certificate) factory.generateCertificate(new FileInputStream("root.pem"));
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOcspResponses(Map.of(person, Files.readAllBytes(Path.of(name + ".answer"))));
        checker.setOptions(Set.of(PKIXRevocationChecker.Option.NO_FALLBACK));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.addCertPathChecker(checker);
        try {
            validator.validate(factory.generateCertPath(List.of(person)), parameters);
            return "ok";
        } catch (CertPathValidatorException refused) {
            return refused.getMessage();
        }
    }
}
END
{
    for name in with without; do
        openssl ocsp -respin $name.answer -issuer root.pem -cert $name.pem -CAfile root.pem 2>/dev/null | sed -n 's/^with.*\.pem: //p'
    done | paste -sd ' ' | sed 's/ /, /; s/^/openssl, answer: /'
    java Validate.java
    python/bin/python validate.py
} | tee said
diff - said <<'END'
openssl, answer: good, good
jdk, answer: ok, ok
pyhanko, answer: ok, InsufficientRevinfoError
pyhanko, list: ok, ok
END
