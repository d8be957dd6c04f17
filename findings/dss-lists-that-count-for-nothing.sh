#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# EU DSS 6.2: lists of revoked certificates that RFC 5280 allows and that count for nothing, "No revocation data found for the
# certificate!", though they are at hand: one that says that it is of users' certificates and names no distribution point
# (5.2.5: then it is for all of the issuer), one whose distribution point is a directory name, as in the certificate, and one
# that the authority signed by its next key (6.3.3 (f)). OpenSSL 3.0, JDK 17 and pyhanko-certvalidator 0.33.0 take all of them.
# Seen, with OpenSSL and DSS:
#   point with a URI: OK, PASSED
#   point with a URI, users' certificates only: OK, PASSED
#   users' certificates only: OK, INDETERMINATE CERTIFICATE_CHAIN_GENERAL_FAILURE
#   point with a directory name: OK, INDETERMINATE CERTIFICATE_CHAIN_GENERAL_FAILURE
#   by the next key: OK, INDETERMINATE CERTIFICATE_CHAIN_GENERAL_FAILURE
set -eu
cd "$(mktemp -d)"
cat >pom.xml <<'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId><artifactId>dss</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>eu.europa.ec.joinup.sd-dss</groupId><artifactId>dss-validation</artifactId><version>6.2</version></dependency>
    <dependency><groupId>eu.europa.ec.joinup.sd-dss</groupId><artifactId>dss-policy-jaxb</artifactId><version>6.2</version></dependency>
    <dependency><groupId>eu.europa.ec.joinup.sd-dss</groupId><artifactId>dss-crl-parser-stream</artifactId><version>6.2</version></dependency>
    <dependency><groupId>eu.europa.ec.joinup.sd-dss</groupId><artifactId>dss-utils-apache-commons</artifactId><version>6.2</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath >/dev/null

cat >ca.cnf <<'END'
[ca]
default_ca=authority
[authority]
database=index
crlnumber=number
default_md=sha256
default_crl_days=7
[list_plain]
authorityKeyIdentifier=keyid:always
[list_uri]
authorityKeyIdentifier=keyid:always
issuingDistributionPoint=critical,@uri
[list_uri_users]
authorityKeyIdentifier=keyid:always
issuingDistributionPoint=critical,@uri_users
[list_users]
authorityKeyIdentifier=keyid:always
issuingDistributionPoint=critical,@users
[list_directory]
authorityKeyIdentifier=keyid:always
issuingDistributionPoint=critical,@directory
[uri]
fullname=URI:http://list.example/
[uri_users]
fullname=URI:http://list.example/
onlyuser=TRUE
[users]
onlyuser=TRUE
[directory]
fullname=dirName:directory_name
[directory_name]
CN=list
[authority_certificate]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
[person_uri]
keyUsage=critical,nonRepudiation
authorityKeyIdentifier=keyid:always
crlDistributionPoints=uri
[person_directory]
keyUsage=critical,nonRepudiation
authorityKeyIdentifier=keyid:always
crlDistributionPoints=directory
END
: >index
echo 01 >number
new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }

# issue NAME SUBJECT ISSUER EXTENSIONS
issue() {
    new_key "$1"
    openssl req -new -key "$1.key" -subj "/CN=$2" |
        openssl x509 -req -CA "$3.pem" -CAkey "$3.key" -set_serial "0x$(openssl rand -hex 8)" -days 30 -extfile ca.cnf -extensions "$4" -out "$1.pem" 2>/dev/null
}

# list NAME ISSUER EXTENSIONS
list() { openssl ca -gencrl -config ca.cnf -crlexts "$3" -cert "$2.pem" -keyfile "$2.key" -out "$1.crl" 2>/dev/null; }

new_key root
openssl req -new -x509 -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign,cRLSign -out root.pem
issue authority authority root authority_certificate
issue next authority root authority_certificate
issue uri uri authority person_uri
issue directory directory authority person_directory
list root root list_plain
for scope in uri uri_users users directory; do list "$scope" authority "list_$scope"; done
list next next list_plain
cat authority.pem next.pem >others.pem

cat >Validate.java <<'END'
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.*;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.CertificateValidator;
import java.io.*;

public class Validate {
    public static void main(String[] pairs) throws Exception {
        for (int i = 0; i < pairs.length; i += 2) {
            CommonTrustedCertificateSource anchors = new CommonTrustedCertificateSource();
            anchors.addCertificate(DSSUtils.loadCertificate(new File("root.pem")));
            CommonCertificateSource others = new CommonCertificateSource();
            others.addCertificate(DSSUtils.loadCertificate(new File("authority.pem")));
            others.addCertificate(DSSUtils.loadCertificate(new File("next.pem")));
            CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
            verifier.setTrustedCertSources(anchors);
            verifier.setAdjunctCertSources(others);
            verifier.setCrlSource(new ExternalResourcesCRLSource(new FileInputStream("root.crl"), new FileInputStream(pairs[i + 1])));
            CertificateValidator validator = CertificateValidator.fromCertificate(DSSUtils.loadCertificate(new File(pairs[i])));
            validator.setCertificateVerifier(verifier);
            var report = validator.validate().getSimpleReport();
            String id = report.getCertificateIds().get(0);
            System.out.println(report.getCertificateIndication(id)
                + (report.getCertificateSubIndication(id) == null ? "" : " " + report.getCertificateSubIndication(id)));
        }
    }
}
END
set -- uri.pem uri.crl uri.pem uri_users.crl uri.pem users.crl directory.pem directory.crl uri.pem next.crl
java -cp "$(cat classpath)" Validate.java "$@" >dss

cat >names <<'END'
point with a URI
point with a URI, users' certificates only
users' certificates only
point with a directory name
by the next key
END
while [ $# -gt 0 ]; do
    openssl verify -crl_check_all -extended_crl -CAfile root.pem -untrusted others.pem -CRLfile root.crl -CRLfile "$2" "$1" 2>&1 |
        tail -n 1 | sed 's/.*: //'
    shift 2
done >ssl
paste -d '|' names ssl dss | sed 's/|/: /; s/|/, /' | tee said
diff - said <<'END'
point with a URI: OK, PASSED
point with a URI, users' certificates only: OK, PASSED
users' certificates only: OK, INDETERMINATE CERTIFICATE_CHAIN_GENERAL_FAILURE
point with a directory name: OK, INDETERMINATE CERTIFICATE_CHAIN_GENERAL_FAILURE
by the next key: OK, INDETERMINATE CERTIFICATE_CHAIN_GENERAL_FAILURE
END
