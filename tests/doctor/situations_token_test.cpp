// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/doctor/patient.h"
#include "tests/pkcs11/token_bench.h"

using namespace yenile;
using doctor::CheckKind;
using tests::Patient;
using tests::requireProblem;

namespace {

/// libpcsclite reads once in a process where its service is: here there is none.
const bool noCardService = qputenv("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm");

QByteArray withDriver(const QString& driver) {
    return "[token]\ndrivers=" + driver.toUtf8() + "\n";
}

const tests::TestCa& authority() {
    static const tests::TestCa ca;
    return ca;
}

/// Whoever has a SoftHSM2 token with a certificate like that.
doctor::Report withCertificate(const tests::LeafProfile& profile,
                               const std::optional<QString>& identityNumber = {}) {
    tests::SoftHsmToken card;
    card.store(authority().issue(profile));
    Patient patient(withDriver(tests::SoftHsmToken::driver()));
    patient.identityNumber = identityNumber;
    return patient.examined();
}

/// The first bytes of a library for 32-bit computers (ELFCLASS32).
QByteArray library32() {
    QByteArray file("\x7f"
                    "ELF\x01\x01\x01",
                    7);
    return file + QByteArray(4096 - file.size(), '\0');
}

} // namespace

TEST_CASE("situation: the smart card service does not run") {
    REQUIRE(noCardService);
    tests::SoftHsmToken empty; // no driver shows a token that could sign
    requireProblem(Patient({}).examined(), CheckKind::CardService, ErrorCode::CardServiceNotRunning);
}

TEST_CASE("situation: no driver may be loaded") {
    requireProblem(Patient("[token]\nallowedDrivers=none.so\n").examined(), CheckKind::Driver,
                   ErrorCode::DriverMissing);
}

TEST_CASE("situation: the driver is made for 32-bit computers") {
    const QTemporaryDir folder;
    const QString driver = folder.filePath(QStringLiteral("libold-pkcs11.so"));
    REQUIRE(writeFile(driver, library32()));
    const doctor::Report report = Patient(withDriver(driver)).examined();
    requireProblem(report, CheckKind::Driver, ErrorCode::DriverFailed);
    CHECK(toText(report, doctor::Personal::Hidden).contains(QStringLiteral("another kind of computer")));
}

TEST_CASE("situation: the driver crashes") {
    const tests::SoftHsmToken card;
    const tests::FaultyDriver driver;
    driver.set("C_Initialize crash\n");
    requireProblem(Patient(withDriver(tests::FaultyDriver::path()) +
                           "allowedDrivers=" + tests::FaultyDriver::path().toUtf8() + "\n")
                       .examined(),
                   CheckKind::Driver, ErrorCode::DriverCrashed);
}

TEST_CASE("situation: the PIN is locked") {
    tests::SoftHsmToken card;
    card.store(authority().issue({}));
    const tests::FaultyDriver driver;
    driver.set("set-flags 0x40000\n");
    requireProblem(Patient(withDriver(tests::FaultyDriver::path()) +
                           "allowedDrivers=" + tests::FaultyDriver::path().toUtf8() + "\n")
                       .examined(),
                   CheckKind::Token, ErrorCode::PinLocked);
}

TEST_CASE("situation: the card is empty") {
    const tests::SoftHsmToken empty;
    requireProblem(Patient(withDriver(tests::SoftHsmToken::driver())).examined(), CheckKind::CardService,
                   ErrorCode::CardServiceNotRunning);
}

TEST_CASE("situation: the certificate has ended") {
    tests::LeafProfile profile;
    profile.notAfter = QDateTime::currentDateTimeUtc().addDays(-1);
    requireProblem(withCertificate(profile), CheckKind::Certificate, ErrorCode::CertificateExpired);
}

TEST_CASE("situation: the certificate is not yet valid") {
    tests::LeafProfile profile;
    profile.notBefore = QDateTime::currentDateTimeUtc().addDays(1);
    requireProblem(withCertificate(profile), CheckKind::Certificate, ErrorCode::CertificateNotYetValid);
}

TEST_CASE("situation: the certificate is not qualified") {
    tests::LeafProfile profile;
    profile.nesStatement = false;
    requireProblem(withCertificate(profile), CheckKind::Certificate, ErrorCode::CertificateNotQualified);
}

TEST_CASE("situation: the certificate is a seal") {
    tests::LeafProfile profile;
    profile.seal = true;
    requireProblem(withCertificate(profile), CheckKind::Certificate, ErrorCode::CertificateOfSeal);
}

TEST_CASE("situation: the certificate is somebody else's") {
    requireProblem(withCertificate({}, QStringLiteral("10000000078")), CheckKind::Certificate,
                   ErrorCode::CertificateOfSomeoneElse);
}

TEST_CASE("situation: the card is well") {
    const doctor::Report report = withCertificate({}, QStringLiteral("10000000146"));
    for (const CheckKind kind : {CheckKind::Driver, CheckKind::Token, CheckKind::Certificate})
        CHECK_FALSE(tests::checkOf(kind, report).problem);
}
