#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Lists of revoked certificates that are divided by reasons: JDK 17.0.15 and Bouncy Castle 1.87 never take all of them together
# for the whole, though every reason is covered, unless one list claims "unused", bit 0 of ReasonFlags, as well. RFC 5280, 6.3.2
# counts the eight reasons alone ("all-reasons denotes the set of all legal members"), and bit 0 is the name of none. OpenSSL
# 3.0 and pyhanko-certvalidator 0.33.0 take the lists. Seen, without and with that bit:
#   openssl: ok, ok
#   pyhanko: ok, ok
#   jdk: could not determine revocation status, ok
#   bouncy castle: could not determine revocation status, ok
set -eu
cd "$(mktemp -d)"
python3 -m venv python
python/bin/pip -q install pyhanko-certvalidator==0.33.0
for name in bcprov bcpkix bcutil; do
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy "-Dartifact=org.bouncycastle:$name-jdk18on:1.87" -DoutputDirectory=. >/dev/null
done

cat >ca.cnf <<'END'
[ca]
default_ca=authority
[authority]
database=index
crlnumber=number
default_md=sha256
default_crl_days=7
[a]
issuingDistributionPoint=critical,@a_scope
[a_scope]
fullname=URI:http://a.example/list
onlysomereasons=keyCompromise,CACompromise,AACompromise
[a_unused]
issuingDistributionPoint=critical,@a_unused_scope
[a_unused_scope]
fullname=URI:http://a.example/list
onlysomereasons=unused,keyCompromise,CACompromise,AACompromise
[b]
issuingDistributionPoint=critical,@b_scope
[b_scope]
fullname=URI:http://b.example/list
onlysomereasons=affiliationChanged,superseded,cessationOfOperation,certificateHold,privilegeWithdrawn
[person]
keyUsage=critical,nonRepudiation
crlDistributionPoints=point_a,point_b
[point_a]
fullname=URI:http://a.example/list
reasons=keyCompromise,CACompromise,AACompromise
[person_unused]
keyUsage=critical,nonRepudiation
crlDistributionPoints=point_a_unused,point_b
[point_a_unused]
fullname=URI:http://a.example/list
reasons=unused,keyCompromise,CACompromise,AACompromise
[point_b]
fullname=URI:http://b.example/list
reasons=affiliationChanged,superseded,cessationOfOperation,certificateHold,privilegeWithdrawn
END
: >index
echo 01 >number
openssl ecparam -name prime256v1 -genkey -noout -out root.key
openssl req -new -x509 -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign,cRLSign -out root.pem
for person in person person_unused; do
    openssl ecparam -name prime256v1 -genkey -noout -out person.key
    openssl req -new -key person.key -subj "/CN=$person" |
        openssl x509 -req -CA root.pem -CAkey root.key -set_serial "0x$(openssl rand -hex 8)" -days 30 -extfile ca.cnf -extensions "$person" -out "$person.pem" 2>/dev/null
done
for list in a a_unused b; do
    openssl ca -gencrl -config ca.cnf -crlexts "$list" -cert root.pem -keyfile root.key -out "$list.crl" 2>/dev/null
done

cat >validate.py <<'END'
import asyncio, sys
from asn1crypto import crl, pem, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext

def der(name):
    return pem.unarmor(open(name, "rb").read())[2]

context = ValidationContext(trust_roots=[x509.Certificate.load(der("root.pem"))],
                            crls=[crl.CertificateList.load(der(name)) for name in sys.argv[2:]],
                            revocation_mode="require", allow_fetching=False)
asyncio.run(CertificateValidator(x509.Certificate.load(der(sys.argv[1])), validation_context=context).async_validate_usage(set()))
END

cat >Validate.java <<'END'
import java.io.FileInputStream;
import java.security.Security;
import java.security.cert.*;
import java.util.*;

public class Validate {
    public static void main(String[] arguments) throws Exception {
        Security.addProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider());
        String provider = arguments[0];
        CertificateFactory factory = CertificateFactory.getInstance("X.509", provider.equals("BC") ? "BC" : "SUN");
        List<Object> lists = new ArrayList<>();
        for (String name : Arrays.asList(arguments).subList(2, arguments.length))
            lists.add(factory.generateCRL(new FileInputStream(name)));
        X509Certificate root = (X509Certificate) factory.generateCertificate(new FileInputStream("root.pem"));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists)));
        CertPath path = factory.generateCertPath(List.of(factory.generateCertificate(new FileInputStream(arguments[1]))));
        CertPathValidator.getInstance("PKIX", provider).validate(path, parameters);
    }
}
END

# answer COMMAND...: whether it takes person and lists, or why not
answer() {
    if "$@" >output 2>&1; then
        echo ok
    elif grep -qiE 'could not determine revocation|status could not be determined' output; then
        echo "could not determine revocation status"
    else
        cat output
    fi
}
openssl_takes() { openssl verify -crl_check -extended_crl -CAfile root.pem -CRLfile "$2" -CRLfile "$3" "$1"; }
java_takes() { java -cp "$(echo ./*.jar | tr ' ' :)" Validate.java "$@"; }
{
    for judge in "openssl: openssl_takes" "pyhanko: python/bin/python validate.py" "jdk: java_takes SUN" "bouncy castle: java_takes BC"; do
        # shellcheck disable=SC2086 # a command and its first argument
        echo "${judge%%:*}: $(answer ${judge#*: } person.pem a.crl b.crl), $(answer ${judge#*: } person_unused.pem a_unused.crl b.crl)"
    done
} | tee said
diff - said <<'END'
openssl: ok, ok
pyhanko: ok, ok
jdk: could not determine revocation status, ok
bouncy castle: could not determine revocation status, ok
END
