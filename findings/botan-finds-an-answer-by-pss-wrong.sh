#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# RSASSA-PSS with the parameters that everybody uses (SHA-256, salt of 32 bytes) signs certificates, lists of revoked certificates
# and OCSP answers by the same AlgorithmIdentifier (RFC 4055, 3; RFC 6960, 4.2.1). Botan 2.19.3 (Debian 12) takes the certificate
# and the list, and finds the signature of the answer wrong, as if it were forged, by the same key that verified the other two. So
# an authority that goes over to PSS is fine until somebody asks it. OpenSSL 3.0 and GnuTLS 3.7.9 take all of them. Seen:
#   certificate by PSS: openssl OK, gnutls ok, botan Verified
#   list by PSS: openssl OK, gnutls ok, botan Verified
#   answer by PKCS #1: openssl OK, gnutls Success, botan Verified
#   answer by PSS: openssl OK, gnutls Success, botan OCSP signature error
set -eu
cd "$(mktemp -d)"
gnutls=3.7.9-2+deb12u7 botan=2.19.3+dfsg-1+deb12u1
apt-get -q download "gnutls-bin=$gnutls" "libgnutls30=$gnutls" "libgnutls-dane0=$gnutls" \
    "libbotan-2-19=$botan" "libbotan-2-dev=$botan" libtspi1=0.3.15-0.3 >/dev/null
for package in ./*.deb; do dpkg -x "$package" debian; done
libraries=$PWD/debian/usr/lib/x86_64-linux-gnu
tls() {
    tool=$1
    shift
    LD_LIBRARY_PATH=$libraries "debian/usr/bin/$tool" "$@" 2>&1
}

pss=rsa_padding_mode:pss salt=rsa_pss_saltlen:32
openssl genrsa -out root.key 2048 2>/dev/null
openssl ecparam -name prime256v1 -genkey -noout -out person.key
openssl req -x509 -new -key root.key -subj /CN=root -days 90 -addext keyUsage=critical,keyCertSign,cRLSign,digitalSignature -out root.pem
printf '%s\n' keyUsage=critical,nonRepudiation subjectKeyIdentifier=hash authorityKeyIdentifier=keyid >extensions
openssl req -new -key person.key -subj /CN=person |
    openssl x509 -req -CA root.pem -CAkey root.key -set_serial 0x5000000000000001 -days 30 -sha256 -sigopt "$pss" -sigopt "$salt" \
        -extfile extensions -out person.pem 2>/dev/null
printf '%s\n' '[ca]' default_ca=one '[one]' database=index crlnumber=number default_md=sha256 default_crl_days=30 crl_extensions=list \
    '[list]' authorityKeyIdentifier=keyid >ca.cnf
echo 01 >number
printf 'V\t491231235959Z\t\t5000000000000001\tunknown\t/CN=person\n' >index
openssl ca -config ca.cnf -gencrl -keyfile root.key -cert root.pem -sigopt "$pss" -sigopt "$salt" -out list.pem 2>/dev/null
answer() {
    name=$1
    shift
    openssl ocsp -index index -CA root.pem -rsigner root.pem -rkey root.key -rmd sha256 "$@" -issuer root.pem -cert person.pem -no_nonce \
        -ndays 7 -respout "$name" >/dev/null 2>&1
}
answer pkcs1
answer pss -rsigopt "$pss" -rsigopt "$salt"

{
    openssl verify -CAfile root.pem person.pem | sed 's/.*: //'
    openssl verify -crl_check -CAfile root.pem -CRLfile list.pem person.pem | sed 's/.*: //'
    for name in pkcs1 pss; do
        openssl ocsp -respin "$name" -issuer root.pem -cert person.pem -CAfile root.pem 2>&1 | sed -n 's/^Response verify //p'
    done
} >ssl
{
    tls certtool --verify --load-ca-certificate root.pem --infile person.pem >/dev/null && echo ok || echo wrong
    tls certtool --verify-crl --load-ca-certificate root.pem --infile list.pem >/dev/null && echo ok || echo wrong
    for name in pkcs1 pss; do
        tls ocsptool --verify-response --load-response "$name" --load-trust root.pem | sed -n 's/^Verifying OCSP Response: \(.*\)\.$/\1/p'
    done
} >gnutls

cat >validate.cpp <<'END'
#include <botan/certstor.h>
#include <botan/ocsp.h>
#include <botan/x509_crl.h>
#include <botan/x509path.h>
#include <fstream>
#include <iostream>
#include <iterator>

using namespace Botan;

int main()
{
    const X509_Certificate root("root.pem"), person("person.pem");
    for (const std::string name : {"", "list.pem", "pkcs1", "pss"}) {
        Certificate_Store_In_Memory trusted(root);
        std::vector<std::shared_ptr<const OCSP::Response>> answers;
        if (name == "list.pem")
            trusted.add_crl(X509_CRL(name));
        else if (!name.empty()) {
            std::ifstream file(name, std::ios::binary);
            const std::vector<uint8_t> bytes((std::istreambuf_iterator<char>(file)), {});
            answers.push_back(std::make_shared<OCSP::Response>(bytes));
        }
        const Path_Validation_Restrictions restrictions(!name.empty());
        std::cout << x509_path_validate(person, restrictions, trusted, "", Usage_Type::UNSPECIFIED, std::chrono::system_clock::now(),
                                        std::chrono::milliseconds(0), answers).result_string() << '\n';
    }
}
END
g++ -std=c++17 -isystem debian/usr/include/botan-2 validate.cpp -o validate "$libraries/libbotan-2.so.19" -Wl,-rpath-link,"$libraries"
LD_LIBRARY_PATH=$libraries ./validate >botan

printf '%s\n' 'certificate by PSS' 'list by PSS' 'answer by PKCS #1' 'answer by PSS' | paste -d '|' - ssl gnutls botan |
    sed 's/|/: openssl /; s/|/, gnutls /; s/|/, botan /' | tee said
diff - said <<'END'
certificate by PSS: openssl OK, gnutls ok, botan Verified
list by PSS: openssl OK, gnutls ok, botan Verified
answer by PKCS #1: openssl OK, gnutls Success, botan Verified
answer by PSS: openssl OK, gnutls Success, botan OCSP signature error
END
