// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_ca.h"

#include "core/base/file.h"
#include "core/signature/signing/key_signer.h"
#include "tests/support/certificate_builder.h"

#include <openssl/pem.h>

#include <QTemporaryDir>

#include <stdexcept>

namespace yenile::tests {

namespace {

constexpr auto caExtensions = "basicConstraints=critical,CA:TRUE\n"
                              "keyUsage=critical,keyCertSign,cRLSign\n";

template <typename Write>
QByteArray pem(Write write) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), BIO_free);
    if (write(bio.get()) != 1)
        throw std::runtime_error("PEM cannot be written");
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<qsizetype>(size)};
}

Identity makeRoot(const QString& name) {
    CertificateRequest request;
    request.subject = {{"C", QStringLiteral("TR")}, {"O", name}, {"CN", name + QStringLiteral(" Kök")}};
    request.key = newKey(KeyKind::P384);
    request.days = 3650;
    request.extensions = QByteArray(caExtensions);
    return {request.key, certify(request, nullptr)};
}

Identity makeIssuer(const QString& name, const Identity& root) {
    CertificateRequest request;
    request.subject = {{"C", QStringLiteral("TR")}, {"O", name}, {"CN", name + QStringLiteral(" NES")}};
    request.key = newKey(KeyKind::P384);
    request.days = 1825;
    request.extensions = QByteArray(caExtensions).replace("CA:TRUE", "CA:TRUE,pathlen:0");
    return {request.key, certify(request, &root)};
}

/// QCStatements (ETSI EN 319 412-5 and BTK's own) in the words of OpenSSL's configuration files.
QByteArray qcStatements(const LeafProfile& profile) {
    if (!profile.qcCompliance && !profile.nesStatement && !profile.seal)
        return {};
    QByteArray sections = "1.3.6.1.5.5.7.1.3=ASN1:SEQUENCE:statements\n[statements]\n";
    QByteArray statements;
    const auto add = [&](const QByteArray& name, const QByteArray& id) {
        sections += name + "=SEQUENCE:" + name + "\n";
        statements += "[" + name + "]\nid=OID:" + id + "\n";
    };
    if (profile.qcCompliance)
        add("etsi", "0.4.0.1862.1.1");
    if (profile.nesStatement)
        add("nes", "2.16.792.1.61.0.1.5070.1.1");
    if (profile.seal) {
        add("seal", "2.16.792.1.61.0.1.5070.2.1");
        add("type", "0.4.0.1862.1.6");
        statements += "info=SEQUENCE:types\n[types]\neseal=OID:0.4.0.1862.1.6.2\n";
    }
    return sections + statements;
}

QByteArray leafExtensions(const LeafProfile& profile) {
    QByteArray text = "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature";
    text += profile.nonRepudiation ? ",nonRepudiation\n" : "\n";
    if (!profile.policy.isEmpty())
        text += "certificatePolicies=" + profile.policy.toUtf8() + "\n";
    if (!profile.extendedKeyUsage.isEmpty())
        text += "extendedKeyUsage=" + profile.extendedKeyUsage.toUtf8() + "\n";
    if (profile.extendedKeyUsage == QLatin1String("OCSPSigning"))
        text += "noCheck=ignored\n";
    if (!profile.subjectAltName.isEmpty())
        text += "subjectAltName=" + profile.subjectAltName.toUtf8() + "\n";
    return text + qcStatements(profile); // last: it opens sections of its own
}

/// A certificate of the infrastructure: nobody's identity number, no NES.
LeafProfile serverProfile(const QString& commonName) {
    LeafProfile profile;
    profile.commonName = commonName;
    profile.identityNumber.clear();
    profile.key = KeyKind::P256;
    profile.qcCompliance = false;
    profile.nesStatement = false;
    profile.nonRepudiation = false;
    profile.policy.clear();
    return profile;
}

} // namespace

QByteArray Identity::keyPem() const {
    return pem([this](BIO* bio) {
        return PEM_write_bio_PKCS8PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

QByteArray Identity::certificatePem() const {
    return pem([this](BIO* bio) { return PEM_write_bio_X509(bio, certificate.handle()); });
}

TestCa::TestCa(const QString& name) : m_root(makeRoot(name)), m_issuer(makeIssuer(name, m_root)) {
}

Identity TestCa::issue(const LeafProfile& profile) const {
    CertificateRequest request;
    request.subject = {{"C", QStringLiteral("TR")}, {"CN", profile.commonName}};
    if (!profile.identityNumber.isEmpty())
        request.subject.emplace_back("serialNumber", profile.identityNumber);
    request.key = newKey(profile.key);
    request.notBefore = profile.notBefore;
    request.notAfter = profile.notAfter;
    request.extensions = leafExtensions(profile);
    return {request.key, certify(request, &m_issuer)};
}

Identity TestCa::issueTls(const QString& names) const {
    LeafProfile profile = serverProfile(QStringLiteral("localhost"));
    profile.extendedKeyUsage = QStringLiteral("serverAuth");
    profile.subjectAltName = names;
    return issue(profile);
}

Identity TestCa::issueOcsp() const {
    LeafProfile profile = serverProfile(QStringLiteral("OCSP"));
    profile.extendedKeyUsage = QStringLiteral("OCSPSigning");
    return issue(profile);
}

Identity TestCa::issueTsa() const {
    LeafProfile profile = serverProfile(QStringLiteral("TSA"));
    profile.extendedKeyUsage = QStringLiteral("critical,timeStamping");
    return issue(profile);
}

Identity TestCa::issueReceipt() const {
    LeafProfile profile = serverProfile(QStringLiteral("Kayıt Hizmeti"));
    profile.nonRepudiation = true;
    profile.qcCompliance = true;
    profile.seal = true;
    return issue(profile);
}

std::unique_ptr<signature::Signer> TestCa::signer(const Identity& identity) const {
    const QTemporaryDir folder;
    const QString key = folder.filePath(QStringLiteral("key.pem"));
    const QString certificates = folder.filePath(QStringLiteral("certificates.pem"));
    if (!writeFile(key, identity.keyPem()) ||
        !writeFile(certificates, identity.certificatePem() + m_issuer.certificatePem()))
        throw std::runtime_error("the temporary folder cannot be written to");
    auto signer = signature::openKeySigner(key, certificates);
    if (!signer)
        throw std::runtime_error(signer.error().cause.toStdString());
    return std::move(*signer);
}

Result<void> TestCa::write(const QDir& folder, const LeafProfile& applicant) const {
    const auto put = [&](const char* name, const QByteArray& content) {
        return writeFile(folder.filePath(QLatin1String(name)), content);
    };
    const Identity tls = issueTls();
    const Identity ocsp = issueOcsp();
    const Identity tsa = issueTsa();
    const Identity receipt = issueReceipt();
    const Identity person = issue(applicant);
    const QByteArray issuer = m_issuer.certificatePem();
    const std::initializer_list<std::pair<const char*, QByteArray>> files{
        {"root.pem", m_root.certificatePem()},
        {"root.key", m_root.keyPem()},
        {"issuer.pem", issuer},
        {"chain.pem", issuer + m_root.certificatePem()},
        {"tls.pem", tls.certificatePem() + issuer},
        {"tls.key", tls.keyPem()},
        {"ocsp.pem", ocsp.certificatePem()},
        {"ocsp.key", ocsp.keyPem()},
        {"tsa.pem", tsa.certificatePem()},
        {"tsa.key", tsa.keyPem()},
        {"receipt.pem", receipt.certificatePem() + issuer},
        {"receipt.key", receipt.keyPem()},
        {"applicant.pem", person.certificatePem()},
        {"applicant.der", person.certificate.der()},
        {"applicant.key", person.keyPem()},
        {"issuer.key", m_issuer.keyPem()},
    };
    for (const auto& [name, content] : files)
        if (const Result<void> written = put(name, content); !written)
            return written;
    return {};
}

} // namespace yenile::tests
