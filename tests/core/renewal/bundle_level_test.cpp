// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/renewal/kept_signatures.h"
#include "core/renewal/signed_bundle.h"
#include "core/signature/signing/asic.h"
#include "tests/core/signature/openssl_tsa.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/core/signature/revocation_bench.h"

#include <QDir>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// What a bundle is made of, for a service that asks for more than the signature. The issuing authority is
/// the anchor: OpenSSL speaks of what it issued.
struct LastingBundle {
    Bench bench;
    std::shared_ptr<OpensslRevocation> revocation = std::make_shared<OpensslRevocation>(bench);
    Identity person = revocation->issue(u"AYŞE YILMAZ"_s, 60, qualifiedExtensions);
    std::unique_ptr<signature::Signer> signer = bench.ca().signer(person);
    renewal::BundleTask task;

    LastingBundle(const QString& profile, const QString& level) {
        task.application.id = u"A-1"_s;
        task.application.record = "{}";
        renewal::Document document;
        document.info.name = MemberName::of(u"application.pdf"_s).value();
        document.content = qtPdf();
        task.documents = {document};
        task.policy.profile = profile;
        task.policy.level = level;
        task.trustAnchors = {bench.ca().issuer().certificate};
        task.progress = [](renewal::SubmissionProgress) {};
        task.timeStamper = std::make_shared<OpensslTsa>(bench, revocation->issueTsa());
        task.transport = revocation;
    }
};

} // namespace

TEST_CASE("a bundle is signed at the level and by the usage profile that the service asks for") {
    const auto [profile, level, reached] =
        GENERATE(table<QString, QString, QString>({{u"P1"_s, u"B-B"_s, u"B-B"_s},
                                                   {u"P1"_s, u"B-LTA"_s, u"B-LTA"_s},
                                                   {u"P2"_s, u"B-B"_s, u"B-T"_s}, // the profile demands more
                                                   {u"P4"_s, u"B-B"_s, u"B-LT"_s}}));
    LastingBundle l(profile, level);
    const Result<QByteArray> bundle = renewal::makeSignedBundle(l.task, *l.signer);
    INFO((bundle ? QString() : codeName(bundle.error().code) + bundle.error().cause).toStdString());
    REQUIRE(bundle);
    const auto report = signature::validateContainerBytes(
        *bundle, u"bundle"_s,
        {.trustAnchors = l.task.trustAnchors, .requireQualified = true, .awaitGracePeriod = false});
    REQUIRE(report);
    CHECK(report->indication() == signature::Indication::TotalPassed);
    for (const signature::SignatureReport& each : report->signatures) {
        if (each.level.endsWith(u"TimeStamp"))
            continue;
        CHECK((each.level.endsWith(reached) || (profile == u"P4" && each.level == u"CAdES-X-L")));
        CHECK(each.profile == (profile == u"P1" ? QString() : profile));
    }
}

namespace {

/// The document of a bundle as it was signed.
QByteArray signedDocument(const LastingBundle& l) {
    const Result<QByteArray> bundle = renewal::makeSignedBundle(l.task, *l.signer); // validates it
    INFO((bundle ? QString() : codeName(bundle.error().code) + bundle.error().cause).toStdString());
    REQUIRE(bundle);
    const auto members = signature::readContainerBytes(*bundle);
    REQUIRE(members);
    const auto document =
        std::ranges::find(*members, u"application.pdf"_s, &signature::ContainerMember::name);
    REQUIRE(document != members->end());
    return document->content;
}

/// Of the newest annotation that shows something.
QByteArray rectangleIn(const QByteArray& pdf) {
    const qsizetype at = pdf.lastIndexOf("/Rect [");
    return pdf.sliced(at, pdf.indexOf(']', at) - at);
}

} // namespace

TEST_CASE("documents of a bundle show their signature where the service wants that") {
    const bool isVisible = GENERATE(false, true);
    LastingBundle l(u"P1"_s, u"B-B"_s);
    l.task.policy.visibleSignature = isVisible;
    CHECK((rectangleIn(signedDocument(l)) != "/Rect [0 0 0 0") == isVisible);
}

TEST_CASE("a responder that tells of a wrong clock is heard before the PIN, also where the service has that "
          "clock") {
    LastingBundle l(u"P1"_s, u"B-B"_s);
    const FixedClock behind(QDateTime::currentDateTimeUtc().addSecs(-1230));
    QStringList notes;
    l.task.progress = [&notes](const renewal::SubmissionProgress& progress) {
        if (progress.stage == renewal::SubmissionStage::CheckingCertificate && !progress.note.isEmpty())
            notes << progress.note;
    };
    (void)renewal::makeSignedBundle(l.task, *l.signer);
    CHECK(notes.isEmpty());
    l.task.clock = &behind;
    (void)renewal::makeSignedBundle(l.task, *l.signer);
    CHECK(notes == QStringList(sentence({ErrorCode::ClockWrong, {u"20"_s}, {}})));
}

TEST_CASE("the service chooses the corner of the page, and one that is not known is the usual one") {
    LastingBundle l(u"P1"_s, u"B-B"_s);
    l.task.policy.visibleSignature = true;
    const QByteArray usual = rectangleIn(signedDocument(l));
    l.task.policy.signaturePlace = service::SignaturePlace{.page = 1, .corner = u"topLeft"_s};
    CHECK(rectangleIn(signedDocument(l)) != usual);
    l.task.policy.signaturePlace->corner = u"middle"_s;
    CHECK(rectangleIn(signedDocument(l)) == usual);
}

namespace {

class NoAuthority final : public signature::TimeStamper {
public:
    [[nodiscard]] Result<QByteArray> exchange(const QByteArray&) override {
        return fail(ErrorCode::TimeStampFailed);
    }
};

/// Counts what the card would have to do.
class CountingSigner final : public signature::Signer {
public:
    explicit CountingSigner(signature::Signer& inner) : m_inner(inner) {}
    int signatures = 0;

    [[nodiscard]] const signature::Certificate& certificate() const override { return m_inner.certificate(); }
    [[nodiscard]] std::vector<signature::Certificate> chain() const override { return m_inner.chain(); }
    [[nodiscard]] std::vector<signature::SignatureAlgorithm> algorithms() const override {
        return m_inner.algorithms();
    }
    [[nodiscard]] Result<QByteArray> sign(const signature::SigningRequest& request) override {
        ++signatures;
        return m_inner.sign(request);
    }

private:
    signature::Signer& m_inner;
};

} // namespace

namespace {

QFileInfoList keptFiles(const LastingBundle& l) {
    const QFileInfoList folders = QDir(l.task.keptFolder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    REQUIRE(folders.size() == 1); // of the application
    const QFileInfoList files = QDir(folders.front().filePath()).entryInfoList(QDir::Files);
    REQUIRE_FALSE(files.isEmpty());
    return files;
}

} // namespace

TEST_CASE("what is signed but cannot be made to last yet is kept, and the card does not sign it again") {
    const QString level = GENERATE(as<QString>(), u"B-T"_s, u"B-LT"_s, u"B-LTA"_s);
    LastingBundle l(u"P1"_s, level);
    l.task.keptFolder = l.bench.path(u"kept"_s);
    CountingSigner signer(*l.signer);
    const auto tsa = std::exchange(l.task.timeStamper, std::make_shared<NoAuthority>());
    CHECK(renewal::makeSignedBundle(l.task, signer).error().code == ErrorCode::TimeStampFailed);
    CHECK(renewal::makeSignedBundle(l.task, signer).error().code == ErrorCode::TimeStampFailed);
    CHECK(signer.signatures == 1);
    l.task.timeStamper = tsa;
    const Result<QByteArray> bundle = renewal::makeSignedBundle(l.task, signer); // validates it
    INFO((bundle ? QString() : codeName(bundle.error().code) + bundle.error().cause).toStdString());
    REQUIRE(bundle);
    CHECK(signer.signatures == 2);
    CHECK(
        renewal::makeSignedBundle(l.task, signer)); // the bundle may have been lost on its way to the outbox
    CHECK(signer.signatures == 2);
    const auto report =
        signature::validateContainerBytes(*bundle, u"b"_s, {.trustAnchors = l.task.trustAnchors});
    REQUIRE(report);
    for (const signature::SignatureReport& each : report->signatures)
        CHECK((each.isTimeStamp() || each.level.endsWith(level)));
}

TEST_CASE("a document with an earlier signature that does not hold is refused before the card signs") {
    LastingBundle l(u"P1"_s, u"B-B"_s);
    CountingSigner signer(*l.signer);
    (void)l.bench.write(u"0.pdf"_s, SamplePdf{}.bytes());
    REQUIRE(l.bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *l.signer));
    l.task.documents.front().content = l.bench.read(u"1.pdf"_s).replace("Taahhut", "Taahhuk");
    CHECK(renewal::makeSignedBundle(l.task, signer).error().code == ErrorCode::DocumentAltered);
    CHECK(signer.signatures == 0);
}

TEST_CASE("a kept signature counts for the same document, signer and profile alone, and not for long") {
    LastingBundle l(u"P2"_s, u"B-T"_s);
    l.task.keptFolder = l.bench.path(u"kept"_s);
    CountingSigner signer(*l.signer);
    l.task.timeStamper = std::make_shared<NoAuthority>();
    REQUIRE_FALSE(renewal::makeSignedBundle(l.task, signer));
    CHECK(signer.signatures == 1);
    const auto other = l.bench.ca().signer(l.revocation->issue(u"MEHMET DEMİR"_s, 60, qualifiedExtensions));
    CountingSigner second(*other);
    int expected = 1;
    SECTION("another person") {
        CHECK_FALSE(renewal::makeSignedBundle(l.task, second));
        CHECK(second.signatures == 1);
    }
    SECTION("another document") {
        l.task.documents.front().content = SamplePdf{}.bytes();
        expected = 2;
    }
    SECTION("another profile") {
        l.task.policy.profile = u"P1"_s;
        expected = 2;
    }
    SECTION("two hours later") {
        for (const QFileInfo& file : keptFiles(l)) {
            QFile old(file.filePath());
            REQUIRE(old.open(QIODevice::ReadWrite));
            REQUIRE(
                old.setFileTime(QDateTime::currentDateTime().addSecs(-7201), QFile::FileModificationTime));
        }
        expected = 2;
    }
    CHECK_FALSE(renewal::makeSignedBundle(l.task, signer));
    CHECK(signer.signatures == expected);
}

TEST_CASE("a kept signature that is damaged is dropped, and signed anew at once") {
    LastingBundle l(u"P1"_s, u"B-T"_s);
    l.task.keptFolder = l.bench.path(u"kept"_s);
    CountingSigner signer(*l.signer);
    const auto tsa = std::exchange(l.task.timeStamper, std::make_shared<NoAuthority>());
    REQUIRE_FALSE(renewal::makeSignedBundle(l.task, signer));
    for (const QFileInfo& file : keptFiles(l)) {
        QByteArray content = readFile(file.filePath()).value();
        content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 1);
        REQUIRE(writeFile(file.filePath(), content));
    }
    l.task.timeStamper = tsa;
    CHECK(renewal::makeSignedBundle(l.task, signer)); // validates it
    CHECK(signer.signatures == 3);
}

TEST_CASE("kept signatures of one application are cleared without those of another") {
    const QTemporaryDir folder;
    const renewal::KeptSignatures one(folder.path(), u"A-1"_s);
    const renewal::KeptSignatures two(folder.path(), u"../A-2"_s);
    REQUIRE(one.store(u"name"_s, "one"));
    REQUIRE(two.store(u"name"_s, "two"));
    one.clear();
    CHECK_FALSE(one.find(u"name"_s, 60));
    CHECK(two.find(u"name"_s, 60) == QByteArray("two"));
    CHECK(QDir(folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() == 1);
}

TEST_CASE("a bundle that cannot be what the service asks for is not made") {
    LastingBundle l(u"P4"_s, u"B-B"_s);
    l.revocation->responderIsDown = true;
    CHECK(renewal::makeSignedBundle(l.task, *l.signer).error().code == ErrorCode::ServiceUnreachable);
    l.task.timeStamper.reset();
    CHECK(renewal::makeSignedBundle(l.task, *l.signer).error().code == ErrorCode::TimeStampFailed);
    l.task.policy.profile = u"P5"_s;
    CHECK(renewal::makeSignedBundle(l.task, *l.signer).error().code == ErrorCode::MechanismUnsupported);
    l.task.policy.profile = u"P4"_s;
    for (const auto member :
         {&service::SignaturePolicy::documentFormat, &service::SignaturePolicy::bundleFormat}) {
        l.task.policy.*member = u"XAdES"_s;
        CHECK(renewal::makeSignedBundle(l.task, *l.signer).error().code == ErrorCode::MechanismUnsupported);
        (l.task.policy.*member).reset();
    }
}
