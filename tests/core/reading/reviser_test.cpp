// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/client/file_judge.h"
#include "core/reading/client/file_reviser.h"
#include "core/reading/protocol/revision_message.h"

#include "tests/core/signature/judges.h"
#include "tests/core/signature/openssl_tsa.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/core/signature/revocation_bench.h"
#include "tests/support/sign_here.h"
#include "tests/support/skip.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::reading;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

const FixedClock noon(QDateTime(QDate(2026, 12, 1), QTime(12, 0), Qt::UTC));

SignatureRequest requestFor(const QString& reason, const std::optional<SignaturePlace>& place = {}) {
    SignatureRequest request{.time = noon.now(), .reason = reason, .location = u"Ankara"_s, .room = 4096};
    if (place)
        request.visible = {*place, stampLines(u"AYŞE YILMAZ"_s, noon.now(), reason)};
    return request;
}

/// Counts how often it is asked.
class CountingSigner final : public Signer {
public:
    explicit CountingSigner(Signer& inner) : m_inner(inner) {}
    [[nodiscard]] const Certificate& certificate() const override { return m_inner.certificate(); }
    [[nodiscard]] std::vector<Certificate> chain() const override { return m_inner.chain(); }
    [[nodiscard]] std::vector<SignatureAlgorithm> algorithms() const override { return m_inner.algorithms(); }
    [[nodiscard]] Result<QByteArray> sign(const SigningRequest& request) override {
        ++count;
        return m_inner.sign(request);
    }
    int count = 0;

private:
    Signer& m_inner;
};

/// One that was taken over: its layouts are changed.
class BadReviser final : public PdfReviser {
public:
    explicit BadReviser(std::function<void(SignatureLayout&)> change) : m_change(std::move(change)) {}
    [[nodiscard]] Result<SignatureLayout> layOut(const QString& file, const SignatureRequest& request,
                                                 const Secret& password) override {
        auto layout = ReviserHere().layOut(file, request, password);
        m_change(layout.value());
        return layout;
    }
    [[nodiscard]] Result<QByteArray> extension(const QString&, const ExtensionParameters&,
                                               const Clock&) override {
        return fail(ErrorCode::Internal);
    }

private:
    std::function<void(SignatureLayout&)> m_change;
};

/// q.pdf, which opens with "gizli" alone.
void encrypt(const Bench& bench) {
    (void)bench.write(u"plain.pdf"_s, qtPdf());
    REQUIRE(run(u"qpdf"_s, {u"--encrypt"_s, u"gizli"_s, u"sahip"_s, u"256"_s, u"--"_s,
                            bench.path(u"plain.pdf"_s), bench.path(u"q.pdf"_s)})
                .exitCode == 0);
}

ValidationReport judged(const Bench& bench, const QString& file, const Secret& password = {}) {
    const auto report = judgeFile(bench.path(file), bench.policy(), password);
    REQUIRE(report);
    return *report;
}

/// The file's identifier is another each time.
QByteArray withoutId(const QByteArray& revision) {
    const qsizetype start = revision.lastIndexOf("/ID [");
    return QByteArray(revision).remove(start, revision.indexOf(']', start) - start);
}

} // namespace

TEST_CASE("a reader lays out the signature that this process would, in letters of any script") {
    const Bench bench;
    const auto [text, place] = GENERATE(table<QString, std::optional<SignaturePlace>>(
        {{u"Başvuru"_s, {}},
         {u"Başvuru"_s, SignaturePlace{}},
         {u"صلاح الخيام"_s, SignaturePlace{.page = 1, .corner = SignaturePlace::Corner::TopLeft}},
         {u"王小明"_s, SignaturePlace{.taken = {QRectF(300, 700, 200, 100)}}},
         {u"Ali \U000F1234"_s, SignaturePlace{}}}));
    CAPTURE(text.toStdString());
    const QString file = bench.write(u"a.pdf"_s, qtPdf());
    const SignatureRequest request = requestFor(text, place);
    const auto here = ReviserHere().layOut(file, request, {});
    const auto there = FileReviser().layOut(file, request, {});
    REQUIRE(here);
    REQUIRE(there);
    CHECK(withoutId(there->revision) == withoutId(here->revision));
    CHECK(there->contents == here->contents);
    CHECK(there->afterContents == here->afterContents);
    CHECK(there->notes == here->notes);
    CHECK(there->room() == request.room);
    CHECK(there->fits(qtPdf().size()));
}

TEST_CASE("what one reader laid out is signed, and holds for another one and for other programs") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    FileReviser reviser;
    (void)bench.write(u"0.pdf"_s, qtPdf());
    PadesOptions options;
    QStringList notes;
    options.tell = [&](const QString& note) { notes << note; };
    options.reason = u"Ali \U000F1234"_s;
    for (int number = 0; number < 3; ++number) {
        if (number > 0)
            options.place.emplace();
        REQUIRE(signPdf(bench.path(u"%1.pdf"_s.arg(number)), bench.path(u"%1.pdf"_s.arg(number + 1)), *signer,
                        reviser, options, Clock::system()));
        CHECK(notes.size() == number);
    }
    CHECK(bench.read(u"3.pdf"_s).startsWith(bench.read(u"2.pdf"_s)));
    const ValidationReport report = judged(bench, u"3.pdf"_s);
    CHECK(report.indication() == Indication::TotalPassed);
    CHECK(report.signatures.size() == 3);
    CHECK(isIntactForMutool(bench.path(u"3.pdf"_s), 3));
    CHECK(isSoundForQpdf(bench.path(u"3.pdf"_s)));
}

TEST_CASE("a document that wants a password is opened, signed and extended by a reader") {
    const Bench bench;
    OpensslRevocation revocation(bench);
    OpensslTsa tsa(bench, revocation.issueTsa());
    encrypt(bench);
    const Secret password("gizli");
    FileReviser reviser;
    CHECK(reviser.open(bench.path(u"q.pdf"_s), {}).error().code == ErrorCode::PdfEncrypted);
    CHECK(reviser.open(bench.path(u"q.pdf"_s), Secret("Gizli")).error().code == ErrorCode::PdfPasswordWrong);
    REQUIRE(reviser.open(bench.path(u"q.pdf"_s), password));

    const auto signer = bench.ca().signer(revocation.issue(u"AYŞE YILMAZ"_s));
    PadesOptions options;
    CHECK(signPdf(bench.path(u"q.pdf"_s), bench.path(u"1.pdf"_s), *signer, reviser, options, Clock::system())
              .error()
              .code == ErrorCode::PdfEncrypted);
    options.password = &password;
    options.place.emplace();
    options.timeStamper = &tsa;
    REQUIRE(
        signPdf(bench.path(u"q.pdf"_s), bench.path(u"1.pdf"_s), *signer, reviser, options, Clock::system()));
    const std::vector anchors{bench.ca().issuer().certificate};
    const ExtensionParameters how{Level::Archive, anchors, &revocation, &tsa, {}, &password};
    REQUIRE(extendFile(bench.path(u"1.pdf"_s), bench.path(u"2.pdf"_s), how, reviser, Clock::system()));
    CHECK(bench.read(u"2.pdf"_s).startsWith(bench.read(u"1.pdf"_s)));
    const auto report = judgeFile(bench.path(u"2.pdf"_s), {.trustAnchors = anchors}, password);
    REQUIRE(report);
    CHECK(report->indication() == Indication::TotalPassed);
    CHECK(report->signatures.front().assuredLevel == Level::Archive);
}

TEST_CASE("what a reader lacks for an extension is asked by the program that started it, or is an error") {
    const Bench bench;
    OpensslRevocation revocation(bench);
    OpensslTsa tsa(bench, revocation.issueTsa());
    const QString original = bench.write(u"0.pdf"_s, SamplePdf{}.bytes());
    const QString signedFile = bench.path(u"1.pdf"_s);
    const QString extended = bench.path(u"2.pdf"_s);
    FileReviser reviser;
    REQUIRE(signPdf(original, signedFile, *bench.ca().signer(revocation.issue(u"AYŞE YILMAZ"_s)), reviser, {},
                    Clock::system()));
    const std::vector anchors{bench.ca().issuer().certificate};
    const auto problem = [&](const QString& file, const ExtensionParameters& how) {
        const Result<void> done = extendFile(file, extended, how, reviser, Clock::system());
        return done ? std::optional<ErrorCode>() : done.error().code;
    };
    CHECK(problem(signedFile, {Level::Time, anchors}) == ErrorCode::TimeStampFailed);
    CHECK(problem(signedFile, {Level::LongTerm, anchors, nullptr, &tsa}) == ErrorCode::AddressUnreachable);
    CHECK(problem(signedFile, {Level::LongTerm, {}, &revocation, &tsa}) == ErrorCode::CertificateUntrusted);
    CHECK(problem(original, {Level::LongTerm, anchors, &revocation, &tsa}) == ErrorCode::SignatureMissing);
    CHECK_FALSE(QFile::exists(extended));
    CHECK_FALSE(problem(signedFile, {Level::LongTerm, anchors, &revocation, &tsa}));
    CHECK(judgeFile(extended, {.trustAnchors = anchors})->signatures.front().assuredLevel == Level::LongTerm);
}

TEST_CASE("a layout that does not fit the document is an error, and the signer is not asked") {
    const Bench bench;
    const auto person = bench.signer(with(KeyKind::P256));
    CountingSigner signer(*person);
    const QString file = bench.write(u"a.pdf"_s, SamplePdf{}.bytes());
    const std::vector<std::function<void(SignatureLayout&)>> changes{
        [](SignatureLayout& layout) { layout.contents += 2; },
        [](SignatureLayout& layout) { layout.afterContents -= 2; },
        [](SignatureLayout& layout) { layout.contents = -1; },
        [](SignatureLayout& layout) { layout.contents = std::numeric_limits<qsizetype>::max(); },
        [](SignatureLayout& layout) { layout.afterContents = layout.contents; },
        [](SignatureLayout& layout) { layout.afterContents = std::numeric_limits<qsizetype>::max(); },
        [](SignatureLayout& layout) { layout.afterContents = std::numeric_limits<qsizetype>::min(); },
        [](SignatureLayout& layout) { layout.contents = layout.afterContents = 0; },
        [](SignatureLayout& layout) { layout.revision += ' '; },                // the range ends before it
        [](SignatureLayout& layout) { layout.revision.prepend(' '); },          // the gap is elsewhere
        [](SignatureLayout& layout) { layout.revision.replace("[0 ", "[1 "); }, // the range begins later
        [](SignatureLayout& layout) { layout.revision[layout.contents + 9] = '1'; },
        [](SignatureLayout& layout) { layout.revision[layout.afterContents - 1] = ' '; },
        [](SignatureLayout& layout) { layout.revision.clear(); }};
    for (size_t number = 0; number < changes.size(); ++number) {
        CAPTURE(number);
        BadReviser reviser(changes[number]);
        const auto made = signPdf(file, bench.path(u"s.pdf"_s), signer, reviser, {}, Clock::system());
        REQUIRE_FALSE(made);
        CHECK(made.error().code == ErrorCode::ReaderFailed);
    }
    CHECK(signer.count == 0);
    CHECK_FALSE(QFile::exists(bench.path(u"s.pdf"_s)));
    BadReviser unchanged([](SignatureLayout&) {});
    CHECK(signPdf(file, bench.path(u"s.pdf"_s), signer, unchanged, {}, Clock::system()));
    CHECK(signer.count == 1);
}

TEST_CASE("a document that its reader cannot take is not signed, and the next one is") {
    const Bench bench;
    const auto person = bench.signer(with(KeyKind::P256));
    CountingSigner signer(*person);
    FileReviser reviser;
    const auto sign = [&](const QByteArray& pdf) {
        return signPdf(bench.write(u"a.pdf"_s, pdf), bench.path(u"s.pdf"_s), signer, reviser, {},
                       Clock::system());
    };
    CHECK(sign("%PDF-1.4").error().code == ErrorCode::PdfDamaged);
    CHECK(sign("").error().code == ErrorCode::PdfDamaged);
    CHECK(signPdf(bench.path(u"none.pdf"_s), bench.path(u"s.pdf"_s), signer, reviser, {}, Clock::system())
              .error()
              .code == ErrorCode::FileNotReadable);
    CHECK(signer.count == 0);
    CHECK(sign(SamplePdf{}.bytes()));
}

TEST_CASE("a reader that does not revise lays out no signature") {
    const Bench bench;
    const auto reader = ReaderProcess::start(ReaderProcess::Skill::Judging);
    const auto file = process::SharedFile::of(SamplePdf{}.bytes());
    REQUIRE(reader);
    REQUIRE(file);
    CHECK_FALSE((*reader)->layOut(*file, requestFor({}), {}));
    CHECK_FALSE((*reader)->open(*file, {}));
}

TEST_CASE("a number of a layout's that is missing or no whole number is refused") {
    const auto layout = [](const QCborValue& contents) {
        return protocol::signatureLayoutFrom(
            {{u"revision"_s, QByteArray("x")}, {u"contents"_s, contents}, {u"afterContents"_s, 1}});
    };
    CHECK(layout(0));
    for (const QCborValue& contents : {QCborValue(), QCborValue(0.5), QCborValue(u"0"_s), QCborValue(1e300)})
        CHECK(layout(contents).error().code == ErrorCode::Internal);
    CHECK(protocol::signatureLayoutFrom({{u"contents"_s, 0},
                                         {u"afterContents"_s, 1},
                                         {u"notes"_s, QCborArray{QCborArray{99, QCborArray()}}}})
              .error()
              .code == ErrorCode::Internal);
}
