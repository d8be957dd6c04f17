// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/container/zip.h"
#include "core/signature/signing/asic.h"
#include "tests/core/signature/judges.h"
#include "tests/core/signature/pdf_samples.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

struct Bundle {
    Bench bench;
    QByteArray content;
    std::vector<ZipEntry> entries;

    explicit Bundle(KeyKind kind = KeyKind::P256, bool withDocument = false) {
        const auto signer = bench.signer(with(kind));
        std::vector<QString> members{u"application.json"_s};
        (void)bench.write(u"application.json"_s, R"({"applicationId":"1"})");
        if (withDocument) {
            (void)bench.write(u"0.pdf"_s, SamplePdf{}.bytes());
            REQUIRE(bench.signPdf(u"0.pdf"_s, u"application.pdf"_s, *signer));
            members.push_back(u"application.pdf"_s);
        }
        REQUIRE(bench.createContainer(u"b.asice"_s, *signer, members));
        content = bench.read(u"b.asice"_s);
        entries = *unzipped(content);
    }

    [[nodiscard]] Result<ValidationReport> validate(const QByteArray& bytes) const {
        return validateContainerBytes(bytes, u"bundle"_s, bench.policy());
    }
    [[nodiscard]] bool passes(const QByteArray& bytes) const {
        const auto report = validate(bytes);
        return report && report->indication() == Indication::TotalPassed;
    }
    /// The report on the container with other entries.
    [[nodiscard]] ValidationReport with_(const std::vector<ZipEntry>& changed) const {
        const auto report = validate(*zipped(changed, QDateTime::currentDateTimeUtc()));
        REQUIRE(report);
        return *report;
    }
    [[nodiscard]] size_t indexOf(const QString& name) const {
        for (size_t i = 0; i < entries.size(); ++i)
            if (entries[i].name == name)
                return i;
        FAIL("no such entry");
        return 0;
    }
};

} // namespace

TEST_CASE("a container with signed documents passes, and says what it covers") {
    const Bundle bundle(KeyKind::Rsa2048, true);
    const auto report = bundle.validate(bundle.content);
    REQUIRE(report);
    CHECK(report->indication() == Indication::TotalPassed);
    CHECK_FALSE(report->problem());
    REQUIRE(report->signatures.size() == 2);
    const SignatureReport& container = report->signatures[0];
    CHECK(container.name == u"META-INF/signature001.p7s");
    CHECK(container.level == u"CAdES-B-B");
    CHECK(container.coversWholeFile);
    CHECK(container.coveredMembers == std::vector<QString>{u"application.json"_s, u"application.pdf"_s});
    CHECK(container.claimedTime);
    CHECK(report->signatures[1].name == u"application.pdf!Signature1");
    const auto byContent = validateFile(bundle.bench.path(u"b.asice"_s), bundle.bench.policy());
    REQUIRE(byContent);
    CHECK(byContent->signatures.size() == 2);
}

TEST_CASE("one changed byte anywhere in a container is seen") {
    for (const KeyKind kind : {KeyKind::P256, KeyKind::Rsa2048}) {
        const Bundle bundle(kind);
        REQUIRE(bundle.passes(bundle.content));
        for (qsizetype i = 0; i < bundle.content.size(); ++i) {
            QByteArray changed = bundle.content;
            changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 8)));
            CAPTURE(i);
            REQUIRE_FALSE(bundle.passes(changed));
        }
    }
}

TEST_CASE("a changed member is named, whatever the archive's checksums say") {
    const Bundle bundle(KeyKind::P256, true);
    for (const QString& name : {u"application.json"_s, u"application.pdf"_s}) {
        std::vector<ZipEntry> changed = bundle.entries;
        QByteArray& content = changed[bundle.indexOf(name)].content;
        content[content.size() / 4] = static_cast<char>(content[content.size() / 4] ^ 1);
        const ValidationReport report = bundle.with_(changed);
        CHECK(report.indication() == Indication::TotalFailed);
        CHECK(report.signatures[0].subIndication == u"HASH_FAILURE");
        CHECK(report.problem()->code == ErrorCode::ContainerMemberAltered);
        CHECK(report.problem()->arguments == QStringList{name});
    }
}

TEST_CASE("added, removed and renamed members are seen") {
    const Bundle bundle;
    std::vector<ZipEntry> added = bundle.entries;
    added.insert(added.begin() + 1, {u"smuggled.txt"_s, "x"});
    const ValidationReport withMore = bundle.with_(added);
    CHECK(withMore.indication() == Indication::TotalFailed);
    CHECK(withMore.problem()->code == ErrorCode::DocumentNotExpected);
    CHECK(withMore.problem()->arguments == QStringList{u"smuggled.txt"_s});

    std::vector<ZipEntry> removed = bundle.entries;
    removed.erase(removed.begin() + static_cast<std::ptrdiff_t>(bundle.indexOf(u"application.json"_s)));
    const ValidationReport withLess = bundle.with_(removed);
    CHECK(withLess.indication() != Indication::TotalPassed);
    CHECK(withLess.problem()->code == ErrorCode::ContainerIncomplete);

    std::vector<ZipEntry> renamed = bundle.entries;
    renamed[bundle.indexOf(u"application.json"_s)].name = u"application2.json"_s;
    CHECK(bundle.with_(renamed).indication() == Indication::TotalFailed);
}

TEST_CASE("a manifest and a signature from different containers do not go together") {
    const Bundle bundle;
    const Bundle other;
    std::vector<ZipEntry> mixed = bundle.entries;
    const size_t index = bundle.indexOf(u"META-INF/ASiCManifest001.xml"_s);
    mixed[index].content = QByteArray(other.entries[index].content).replace("octet-stream", "octet-str3am");
    const ValidationReport report = bundle.with_(mixed);
    CHECK(report.indication() == Indication::TotalFailed);
    CHECK(report.problem()->code == ErrorCode::ContainerMemberAltered);
}

TEST_CASE("a PDF inside that does not hold by itself is reported by itself") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    (void)bench.write(u"0.pdf"_s, SamplePdf{}.bytes());
    REQUIRE(bench.signPdf(u"0.pdf"_s, u"a.pdf"_s, *signer));
    (void)bench.write(u"a.pdf"_s, bench.read(u"a.pdf"_s).replace("Taahhut", "Taahhuk"));
    (void)bench.write(u"b.pdf"_s, "%PDF-1.7 and nothing else");
    REQUIRE(bench.createContainer(u"c.asice"_s, *signer, {u"a.pdf"_s, u"b.pdf"_s}));
    const auto report = validateContainer(bench.path(u"c.asice"_s), bench.policy());
    REQUIRE(report);
    REQUIRE(report->signatures.size() == 3);
    CHECK(report->signatures[0].indication == Indication::TotalPassed);
    CHECK(report->signatures[1].problem->code == ErrorCode::DocumentAltered);
    CHECK(report->signatures[2].problem->code == ErrorCode::PdfDamaged);
    CHECK(report->indication() == Indication::TotalFailed);
}

TEST_CASE("a file that is neither PDF nor container is refused") {
    const Bench bench;
    CHECK(validateFile(bench.write(u"x"_s, "hello"), bench.policy()).error().code == ErrorCode::FileDamaged);
    CHECK(validateFile(bench.path(u"none"_s), bench.policy()).error().code == ErrorCode::FileNotReadable);
    CHECK(validateFile(bench.write(u"x"_s, "PK\x03\x04"), bench.policy()).error().code ==
          ErrorCode::ContainerDamaged);
}
