// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/client/file_judge.h"
#include "core/reading/client/page_areas.h"
#include "core/reading/protocol/report_message.h"

#include "resources/translations.h"
#include "tests/core/signature/judges.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/core/signature/revocation_bench.h"
#include "tests/support/skip.h"

#include <catch2/catch.hpp>

#include <QRegularExpression>

#include <cmath>
#include <csignal>
#include <thread>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::reading;
using namespace Qt::StringLiterals;

namespace {

/// A bundle with a signed document, and that document by itself.
struct Signed {
    Bench bench;
    QByteArray original = SamplePdf{}.bytes();

    Signed() {
        const auto signer = bench.signer(with(KeyKind::P256));
        (void)bench.write(u"application.json"_s, "{}");
        (void)bench.write(u"original.pdf"_s, original);
        REQUIRE(bench.signPdf(u"original.pdf"_s, u"application.pdf"_s, *signer));
        REQUIRE(bench.createContainer(u"b.asice"_s, *signer, {u"application.json"_s, u"application.pdf"_s}));
    }
};

std::unique_ptr<ReaderProcess> started() {
    auto reader = ReaderProcess::start(ReaderProcess::Skill::Drawing);
    REQUIRE(reader);
    return std::move(*reader);
}

process::SharedFile shared(const QByteArray& content) {
    auto file = process::SharedFile::of(content);
    REQUIRE(file);
    return std::move(*file);
}

Result<Judgement> judged(ReaderProcess& reader, const QByteArray& content,
                         const signature::ValidationPolicy& policy,
                         const std::optional<MemberQuestion>& members = {}) {
    return reader.judge(shared(content), u"file"_s, policy, members, allowanceFor(content.size()));
}

/// 0.pdf and, after it, one more signature in each of 1.pdf, 2.pdf …
void signAgainAndAgain(const Bench& bench, int times) {
    const auto signer = bench.signer(with(KeyKind::P256));
    (void)bench.write(u"0.pdf"_s, SamplePdf{}.bytes());
    for (int number = 0; number < times; ++number)
        REQUIRE(bench.signPdf(u"%1.pdf"_s.arg(number), u"%1.pdf"_s.arg(number + 1), *signer));
}

/// What the system knows of a process.
QString about(qint64 process, const QString& what) {
    return QString::fromUtf8(readFile(u"/proc/%1/%2"_s.arg(process).arg(what)).value_or(QByteArray()));
}

/// The process that a conversation is held in.
qint64 conversationOf(const ReaderProcess& reader) {
    const QString children = about(reader.processId(), u"task/%1/children"_s.arg(reader.processId()));
    return children.trimmed().toLongLong();
}

} // namespace

TEST_CASE("a certificate that many signatures have in common is read once of a reader's report") {
    const Bench bench;
    signAgainAndAgain(bench, 4);
    const auto readFor = [&](const QString& name) {
        const auto report = judgeFile(bench.path(name), bench.policy());
        REQUIRE(report);
        const qint64 before = signature::Certificate::readCount();
        (void)toJson(*report);
        return signature::Certificate::readCount() - before;
    };
    const qint64 alone = readFor(u"1.pdf"_s);
    CHECK(alone > 0);
    CHECK(readFor(u"4.pdf"_s) == alone);
}

TEST_CASE("a certificate that many signatures have in common goes over the reader's wire once") {
    const Bench bench;
    signAgainAndAgain(bench, 3);
    const auto report = signature::validateFile(bench.path(u"3.pdf"_s), bench.policy());
    REQUIRE(report);
    REQUIRE(report->signatures.size() == 3);
    QCborMap message = protocol::toCbor(Judgement{*report, {}, false});
    CHECK(message.value(u"certificates"_s).toArray().size() == 3); // the signer's and its authorities'
    const auto read = protocol::judgementFrom(message);
    REQUIRE(read);
    CHECK(toJson(read->report) == toJson(*report));

    message.insert(u"certificates"_s, QCborArray());
    const auto withoutThem = protocol::judgementFrom(message);
    REQUIRE_FALSE(withoutThem);
    CHECK(withoutThem.error().code == ErrorCode::Internal);
}

TEST_CASE("A reader's report says what the validation says in this process") {
    const Signed s;
    const FixedClock clock(QDateTime::currentDateTimeUtc()); // the report says when it was made
    auto policy = s.bench.policy();
    policy.clock = &clock;
    for (const QString& name : {u"application.pdf"_s, u"b.asice"_s}) {
        const QString path = s.bench.path(name);
        const auto here = signature::validateFile(path, policy);
        const auto there = judgeFile(path, policy);
        REQUIRE(here);
        REQUIRE(there);
        CHECK(toJson(*there) == toJson(*here));
        CHECK(there->indication() == signature::Indication::TotalPassed);
        CHECK(there->signatures.front().companions == here->signatures.front().companions);
        CHECK(there->signatures.back().changesAfter == here->signatures.back().changesAfter);
    }
    QByteArray altered = s.bench.read(u"application.pdf"_s);
    altered[altered.indexOf("595")] = '6';
    const auto reader = started();
    const auto report = judged(*reader, altered, policy);
    REQUIRE(report);
    CHECK(toJson(report->report) == toJson(*signature::validateBytes(altered, u"file"_s, policy)));
    CHECK(report->report.problem()->code == ErrorCode::DocumentAltered);
}

TEST_CASE("What was put over signed text is told, and what was put beside it is not") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    const int turned = GENERATE(0, 90, 180, 270);
    CAPTURE(turned);
    (void)bench.write(
        u"plain.pdf"_s,
        SamplePdf{{}, "/CropBox [50 100 550 800] /Rotate " + QByteArray::number(turned), {}}.bytes());
    REQUIRE(bench.signPdf(u"plain.pdf"_s, u"signed.pdf"_s, *signer));
    const auto changed = [&](const QByteArray& rectangle) {
        const QByteArray pdf = bench.read(u"signed.pdf"_s);
        const QByteArray page = objectBody(pdf, 3).replace("/Annots [", "/Annots [ 90 0 R ");
        REQUIRE(page != objectBody(pdf, 3));
        const QByteArray note = "<< /Type /Annot /Subtype /FreeText /Rect " + rectangle + " >>";
        const auto reader = started();
        const auto judgement = judged(*reader, revised(pdf, {{3, page}, {90, note}}), bench.policy());
        REQUIRE(judgement);
        return judgement->report.signatures.front();
    };
    const auto over = changed("[72 718 90 730]"); // where the sample's only word begins
    REQUIRE_FALSE(over.changesAfter.empty());
    CHECK(over.changesAfter.front().coversText);
    const signature::Warning covered{signature::Warning::Kind::SignedTextCovered, {u"1"_s}};
    CHECK(std::ranges::count(over.warnings, covered) == 1);
    for (const char* beside : {"[72 600 90 612]", "[200 718 220 730]", "[400 150 420 160]"}) {
        const auto report = changed(beside);
        REQUIRE_FALSE(report.changesAfter.empty());
        CHECK_FALSE(report.changesAfter.front().coversText);
        CHECK(std::ranges::count(report.warnings, covered) == 0);
    }
}

TEST_CASE("A reader that does not draw says where it would have had to, and another one is asked") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    (void)bench.write(u"plain.pdf"_s, SamplePdf{}.bytes());
    REQUIRE(bench.signPdf(u"plain.pdf"_s, u"signed.pdf"_s, *signer));
    const QByteArray pdf = bench.read(u"signed.pdf"_s);
    const QByteArray page = objectBody(pdf, 3).replace("/Annots [", "/Annots [ 90 0 R ");
    const QByteArray note = "<< /Type /Annot /Subtype /FreeText /Rect [72 718 90 730] >>";
    const QByteArray covered = revised(pdf, {{3, page}, {90, note}});
    (void)bench.write(u"covered.pdf"_s, covered);

    const auto reader = ReaderProcess::start(ReaderProcess::Skill::Judging);
    REQUIRE(reader);
    const auto signedAlone = judged(**reader, pdf, bench.policy());
    REQUIRE(signedAlone);
    CHECK_FALSE(signedAlone->lacksPageText);
    const auto judgement = judged(**reader, covered, bench.policy());
    REQUIRE(judgement);
    CHECK(judgement->lacksPageText);

    FileJudge judge;
    for (const bool isCovered : {false, true, false}) {
        const auto report =
            judge.judge(bench.path(isCovered ? u"covered.pdf"_s : u"signed.pdf"_s), bench.policy());
        REQUIRE(report);
        const signature::Warning warning{signature::Warning::Kind::SignedTextCovered, {u"1"_s}};
        CHECK(std::ranges::count(report->signatures.front().warnings, warning) == (isCovered ? 1 : 0));
    }
}

TEST_CASE("A reader that does not draw shows nothing") {
    const auto reader = ReaderProcess::start(ReaderProcess::Skill::Judging);
    REQUIRE(reader);
    const auto overview = (*reader)->show(shared(SamplePdf{}.bytes()));
    REQUIRE_FALSE(overview);
}

TEST_CASE("A file that brings its reader to an end costs the next one nothing") {
    const Signed s;
    FileJudge judge;
    (void)s.bench.write(u"none.pdf"_s, "hello");
    CHECK_FALSE(judge.judge(s.bench.path(u"none.pdf"_s), s.bench.policy()));
    for (int round = 0; round < 2; ++round) {
        const auto report = judge.judge(s.bench.path(u"application.pdf"_s), s.bench.policy());
        REQUIRE(report);
        CHECK(report->indication() == signature::Indication::TotalPassed);
    }
}

TEST_CASE("A policy's time, anchors and algorithms hold in a reader as well") {
    const Signed s;
    const FixedClock clock(QDateTime::currentDateTimeUtc()); // the report says when it was made
    const auto reader = started();
    const QByteArray document = s.bench.read(u"application.pdf"_s);
    const auto problem = [&](const signature::ValidationPolicy& policy) {
        const auto judgement = judged(*reader, document, policy);
        REQUIRE(judgement);
        CHECK(toJson(judgement->report) == toJson(*signature::validateBytes(document, u"file"_s, policy)));
        return judgement->report.problem();
    };
    CHECK_FALSE(problem(s.bench.policy(clock)));
    auto untrusting = s.bench.policy(clock);
    untrusting.trustAnchors.clear();
    CHECK(problem(untrusting)->code == ErrorCode::CertificateUntrusted);
    const FixedClock later(QDateTime::currentDateTimeUtc().addYears(50));
    CHECK(problem(s.bench.policy(later))->code == ErrorCode::CertificateExpired);
    auto strict = s.bench.policy(clock);
    strict.algorithms.ec = {{521, QDate(2099, 1, 1)}};
    CHECK(problem(strict)->code == ErrorCode::AlgorithmRefused);
    strict = s.bench.policy(clock);
    strict.algorithms.digests = {{u"SHA-256"_s, QDate(2001, 1, 1)}};
    CHECK(problem(strict)->code == ErrorCode::AlgorithmRefused);
}

TEST_CASE("A file that is none, or cannot be read, is told of like in this process") {
    const Bench bench;
    CHECK(judgeFile(bench.path(u"none.pdf"_s), bench.policy()).error().code == ErrorCode::FileNotReadable);
    CHECK(judgeFile(bench.path(u"."_s), bench.policy()).error().code == ErrorCode::FileNotReadable);
    const auto reader = started();
    CHECK(judged(*reader, "something else", bench.policy()).error().code == ErrorCode::FileDamaged);
    CHECK(judged(*reader, "", bench.policy()).error().code == ErrorCode::FileDamaged);
    CHECK(judged(*reader, "%PDF-1.4", bench.policy()).error().code == ErrorCode::PdfDamaged);
    CHECK(judged(*reader, "PK", bench.policy()).error().code == ErrorCode::ContainerDamaged);
}

TEST_CASE(
    "Of a container's members the digests come along, and those of their beginnings where that is asked") {
    const Signed s;
    const auto reader = started();
    const QByteArray document = s.bench.read(u"application.pdf"_s);
    const MemberQuestion question{
        {{u"application.pdf"_s, s.original.size()}, {u"application.json"_s, 3}, {u"other"_s, 1}}};
    const auto judgement = judged(*reader, s.bench.read(u"b.asice"_s), s.bench.policy(), question);
    REQUIRE(judgement);
    REQUIRE(judgement->members.size() == 2);
    CHECK(judgement->members[0].name == u"application.json");
    CHECK(judgement->members[0].sha256 == sha256Hex("{}"));
    CHECK(judgement->members[0].beginning.isEmpty()); // it is shorter
    CHECK(judgement->members[1].sha256 == sha256Hex(document));
    CHECK(judgement->members[1].beginning == sha256Hex(s.original));
    CHECK(judged(*reader, document, s.bench.policy(), question).error().code == ErrorCode::ContainerDamaged);
}

TEST_CASE("Reasons come back in the language of the program that asked") {
    installLanguage(u"tr"_s);
    const auto reader = started();
    const auto there = judged(*reader, "%PDF-1.4", {});
    CHECK(there.error() == signature::validateBytes("%PDF-1.4", u"file"_s, {}).error());
    CHECK_FALSE(there.error().arguments.contains(u"its end is missing"_s));
}

TEST_CASE("What a reader needs to know of certificates is asked by the program that started it") {
    const Bench bench;
    OpensslRevocation revocation(bench);
    const Identity person = revocation.issue(u"person"_s);
    const auto signer = bench.ca().signer(person);
    (void)bench.write(u"o.pdf"_s, SamplePdf{}.bytes());
    REQUIRE(bench.signPdf(u"o.pdf"_s, u"s.pdf"_s, *signer));
    auto policy = bench.policy();
    policy.requireQualified = false;
    policy.revocation = signature::RevocationDemand::WhereNamed;
    const auto reader = started();
    CHECK(judged(*reader, bench.read(u"s.pdf"_s), policy)->report.problem()->code ==
          ErrorCode::RevocationUnknown);
    policy.transport = &revocation;
    CHECK_FALSE(judged(*reader, bench.read(u"s.pdf"_s), policy)->report.problem());
    CHECK(revocation.requests > 0);
    revocation.revoke(person, QDateTime::currentDateTimeUtc().addDays(-1));
    CHECK(judged(*reader, bench.read(u"s.pdf"_s), policy)->report.problem()->code ==
          ErrorCode::CertificateRevoked);
}

TEST_CASE("What the program that started a reader learned before is not asked for again") {
    class Remembering final : public signature::HttpTransport {
    public:
        explicit Remembering(signature::HttpTransport& inner) : m_inner(inner) {}
        [[nodiscard]] Result<QByteArray> get(const QString& url) override { return m_inner.get(url); }
        [[nodiscard]] Result<QByteArray> post(const QString& url, const QByteArray& type,
                                              const QByteArray& body) override {
            return m_inner.post(url, type, body);
        }
        [[nodiscard]] signature::EvidenceCache* cache() override { return &m_cache; }

    private:
        signature::HttpTransport& m_inner;
        signature::EvidenceCache m_cache;
    };
    const Bench bench;
    OpensslRevocation revocation(bench);
    Remembering transport(revocation);
    (void)bench.write(u"o.pdf"_s, SamplePdf{}.bytes());
    REQUIRE(bench.signPdf(u"o.pdf"_s, u"s.pdf"_s, *bench.ca().signer(revocation.issue(u"person"_s))));
    auto policy = bench.policy();
    policy.requireQualified = false;
    policy.revocation = signature::RevocationDemand::WhereNamed;
    policy.transport = &transport;
    CHECK_FALSE(judged(*started(), bench.read(u"s.pdf"_s), policy)->report.problem());
    const int asked = revocation.requests;
    CHECK(asked > 0);
    CHECK_FALSE(judged(*started(), bench.read(u"s.pdf"_s), policy)->report.problem());
    CHECK(revocation.requests == asked);
}

TEST_CASE("A document's pages come as dots, its words and contents as text") {
    const auto reader = started();
    const auto overview = reader->show(shared(qtPdf()));
    REQUIRE(overview);
    REQUIRE(overview->pageSizes.size() == 2);
    const auto words = reader->words(0);
    REQUIRE(words);
    CHECK_FALSE(words->isEmpty());
    const auto page = reader->draw(1, 36);
    REQUIRE(page);
    CHECK(std::abs(page->width - overview->pageSizes[1].width() / 2) <= 1);
    CHECK(page->dots.size() == 4 * page->width * page->height);
    CHECK(page->dots.count('\xff') > page->dots.size() / 2);
    CHECK(page->dots.count('\xff') < page->dots.size()); // something is not white
    const auto large = reader->draw(0, 5000);
    REQUIRE(large);
    CHECK(large->height <= mostDots);
    CHECK(large->height > mostDots - 10);
    CHECK(reader->draw(7, 72).error().code == ErrorCode::PdfDamaged);
    CHECK(reader->words(7)->isEmpty());
    CHECK(reader->draw(0, 72)); // it goes on
}

TEST_CASE("A reader that is killed over a document is an error with a code") {
    const auto reader = started();
    REQUIRE(reader->show(shared(qtPdf())));
    SECTION("the conversation, by what the document does to it") {
        REQUIRE(::kill(static_cast<pid_t>(conversationOf(*reader)), SIGSEGV) == 0);
        CHECK(reader->words(0).error().code == ErrorCode::ReaderFailed);
    }
    SECTION("because it took too much of a processor") {
        REQUIRE(::kill(static_cast<pid_t>(conversationOf(*reader)), SIGXCPU) == 0);
        CHECK(reader->words(0).error().code == ErrorCode::DocumentTooCostly);
    }
    SECTION("the whole of it") {
        reader->kill();
        while (reader->words(0)) // what was on its way may come
            std::this_thread::yield();
    }
    CHECK_FALSE(reader->draw(0, 72));
    CHECK_FALSE(reader->isUsable());
}

TEST_CASE("A file whose reading would cost more than it may is refused, and the next reader works") {
    skipIfSanitized();
    const Signed s;
    const QByteArray bomb = packedContainer(qsizetype{40} << 20);
    CHECK(bomb.size() < 100'000);
    const auto reader = started();
    const auto outcome = reader->judge(shared(bomb), u"bomb"_s, s.bench.policy(), {}, {16 << 20, 30});
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::DocumentTooCostly);
    CHECK_FALSE(reader->isUsable());
    CHECK(judged(*started(), s.bench.read(u"b.asice"_s), s.bench.policy()));
}

TEST_CASE(
    "Each file is read in a process of its own, with limits, without a core dump, behind a filter of calls") {
    skipIfSanitized();
    const auto reader = started();
    const qint64 process = reader->processId();
    CHECK(judged(*reader, SamplePdf{}.bytes(), {}));
    while (conversationOf(*reader) != 0) // it goes with the file
        std::this_thread::yield();
    CHECK(judged(*reader, SamplePdf{}.bytes(), {}));
    REQUIRE(reader->show(shared(qtPdf())));
    const qint64 conversation = conversationOf(*reader);
    REQUIRE(conversation != 0);
    CHECK(reader->processId() == process);
    const QString limits = about(conversation, u"limits"_s);
    CHECK(limits.contains(QRegularExpression(u"Max core file size +0 +0 "_s)));
    CHECK(limits.contains(QRegularExpression(u"Max file size +0 +0 "_s)));
    CHECK(limits.contains(QRegularExpression(u"Max cpu time +3600 +3601 "_s)));
    CHECK(limits.contains(QRegularExpression(u"Max data size +1610612736 +1610612736 "_s)));
    const QString status = about(conversation, u"status"_s);
    CHECK(status.contains(QRegularExpression(u"NoNewPrivs:\\s*1\n"_s)));
    CHECK(status.contains(QRegularExpression(u"Seccomp:\\s*2\n"_s)));
}

TEST_CASE("A reader ends when the program that started it is gone, and so does what it reads") {
    auto reader = started();
    REQUIRE(reader->show(shared(qtPdf())));
    const qint64 conversation = conversationOf(*reader);
    const qint64 process = reader->processId();
    reader.reset();
    CHECK(about(process, u"status"_s).isEmpty());
    CHECK((about(conversation, u"status"_s).isEmpty() ||
           about(conversation, u"status"_s).contains(QRegularExpression(u"State:\\s*Z"_s))));
}

TEST_CASE("where something is seen on a page is told, and the rest of the page is free") {
    const Bench bench;
    const QString path = bench.write(u"a.pdf"_s, qtPdf());
    const auto areas = inkedAreas(path, -1);
    REQUIRE(areas);
    const auto reader = started();
    const auto overview = reader->show(shared(qtPdf()));
    REQUIRE(overview);
    const auto words = reader->words(static_cast<int>(overview->pageSizes.size()) - 1);
    REQUIRE(words);
    REQUIRE_FALSE(words->isEmpty());
    for (const Word& word : *words)
        CHECK(std::ranges::any_of(*areas, [&](const QRectF& area) { return area.intersects(word.box); }));
    double inked = 0;
    for (const QRectF& area : *areas)
        inked += area.width() * area.height();
    const QSizeF page = overview->pageSizes.last();
    CHECK(inked < page.width() * page.height() / 2);
    CHECK(inkedAreas(path, 7).error().code == ErrorCode::PdfFeatureUnsupported);
}
