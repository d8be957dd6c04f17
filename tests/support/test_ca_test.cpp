// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "tests/support/test_ca.h"

#include <QProcess>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

using namespace yenile;

namespace {

class Pki {
public:
    explicit Pki(const tests::LeafProfile& applicant = {}) {
        REQUIRE(tests::TestCa().write(QDir(m_folder.path()), applicant));
    }
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    /// OpenSSL's strict opinion of a certificate, with what it may be used for.
    [[nodiscard]] int opensslVerify(const char* name, const char* purpose) const {
        return openssl({QStringLiteral("verify"), QStringLiteral("-x509_strict"), QStringLiteral("-purpose"),
                        QLatin1String(purpose), QStringLiteral("-CAfile"), path("root.pem"),
                        QStringLiteral("-untrusted"), path("issuer.pem"), path(name)});
    }

private:
    static int openssl(const QStringList& arguments) {
        QProcess process;
        process.start(QStringLiteral("openssl"), arguments);
        REQUIRE(process.waitForFinished(-1));
        return process.exitCode();
    }

    QTemporaryDir m_folder;
};

} // namespace

TEST_CASE("OpenSSL accepts every certificate of the test authority for its purpose") {
    const Pki pki;
    CHECK(pki.opensslVerify("applicant.pem", "any") == 0);
    CHECK(pki.opensslVerify("receipt.pem", "any") == 0);
    CHECK(pki.opensslVerify("tls.pem", "sslserver") == 0);
    CHECK(pki.opensslVerify("tsa.pem", "timestampsign") == 0);
    CHECK(pki.opensslVerify("ocsp.pem", "ocsphelper") == 0);
    CHECK(pki.opensslVerify("tsa.pem", "sslserver") != 0);
}

TEST_CASE("the applicant's certificate is a qualified one that says whose it is") {
    const signature::Certificate certificate = tests::TestCa().issue({}).certificate;
    CHECK(certificate.commonName() == QStringLiteral("AYŞE YILMAZ"));
    CHECK(certificate.identityNumber() == QStringLiteral("10000000146"));
    CHECK(certificate.isQualified());
    CHECK(certificate.isForSigning());
    CHECK_FALSE(certificate.isCa());
}

TEST_CASE("a certificate can be made to lack what a qualified one has") {
    tests::LeafProfile profile;
    profile.nesStatement = false;
    CHECK_FALSE(tests::TestCa().issue(profile).certificate.isQualified());
    profile = {};
    profile.qcCompliance = false;
    CHECK_FALSE(tests::TestCa().issue(profile).certificate.isQualified());
    profile = {};
    profile.nonRepudiation = false;
    CHECK_FALSE(tests::TestCa().issue(profile).certificate.isForSigning());
}

TEST_CASE("OpenSSL refuses an expired certificate of the test authority") {
    tests::LeafProfile profile;
    profile.notBefore = QDateTime::currentDateTimeUtc().addDays(-10);
    profile.notAfter = QDateTime::currentDateTimeUtc().addDays(-1);
    CHECK(Pki(profile).opensslVerify("applicant.pem", "any") != 0);
}
