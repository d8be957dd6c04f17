// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/certificate_path.h"
#include "core/signature/container/zip.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/pdf/pdf_file.h"
#include "core/signature/signing/asic.h"
#include "core/signature/validation/signature_check.h"
#include "tests/core/signature/bench.h"
#include "tests/core/signature/judges.h"
#include "tests/core/signature/pdf_samples.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

/// What is done for a large file is counted, not timed: it must grow with the file, and no faster.
namespace {

struct Work {
    qint64 digested; ///< bytes
    qint64 read;     ///< bytes, by who understands PDF
    qint64 certificates;
    qint64 paths;

    [[nodiscard]] static Work soFar() {
        return {digestedByteCount(), PdfFile::readByteCount(), Certificate::readCount(), builtPathCount()};
    }
    friend Work operator-(const Work& a, const Work& b) {
        return {a.digested - b.digested, a.read - b.read, a.certificates - b.certificates, a.paths - b.paths};
    }
};

Work workOf(const std::function<void()>& doing) {
    const Work before = Work::soFar();
    doing();
    return Work::soFar() - before;
}

/// A little more than so many times as much.
void checkGrowth(const Work& small, const Work& large, qint64 times) {
    CHECK(large.digested <= small.digested * times * 11 / 10);
    CHECK(large.read <= small.read * times * 11 / 10);
    CHECK(large.certificates <= small.certificates * times * 11 / 10);
    CHECK(large.paths == small.paths); // of one signer
}

Work workOfValidating(const QString& file, const ValidationPolicy& policy, Indication expected) {
    return workOf([&] {
        const auto report = validateFile(file, policy);
        REQUIRE(report);
        CHECK(report->indication() == expected);
    });
}

Work workOfValidating(const Bench& bench, const QString& file, const Clock& clock) {
    return workOfValidating(bench.path(file), bench.policy(clock), Indication::TotalPassed);
}

QByteArray documentOf(int pages) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    QPainter painter(&writer);
    for (int page = 1; page <= pages; ++page) {
        if (page > 1)
            writer.newPage();
        painter.drawRect(page, page, 1000, 1000);
    }
    painter.end();
    return buffer.data();
}

} // namespace

TEST_CASE("the work on a document grows with its signatures, not faster") {
    const Bench bench;
    const FixedClock clock(QDateTime::currentDateTimeUtc());
    const auto signer = bench.signer();
    (void)bench.write(u"0.pdf"_s, documentOf(1));
    for (int number = 0; number < 24; ++number)
        REQUIRE(bench.signPdf(u"%1.pdf"_s.arg(number), u"%1.pdf"_s.arg(number + 1), *signer));
    const Work six = workOfValidating(bench, u"6.pdf"_s, clock);
    const Work all = workOfValidating(bench, u"24.pdf"_s, clock);
    CHECK(six.read > 0);
    CHECK(six.digested > 0);
    checkGrowth(six, all, 4);

    ValidationPolicy nobody = bench.policy(clock); // that a signer is not trusted is found out once as well
    nobody.trustAnchors.clear();
    checkGrowth(workOfValidating(bench.path(u"6.pdf"_s), nobody, Indication::Indeterminate),
                workOfValidating(bench.path(u"24.pdf"_s), nobody, Indication::Indeterminate), 4);
}

TEST_CASE("the work on a container grows with its documents, not faster") {
    const Bench bench;
    const FixedClock clock(QDateTime::currentDateTimeUtc());
    const auto signer = bench.signer();
    (void)bench.write(u"0.pdf"_s, documentOf(1));
    std::vector<QString> members;
    const auto made = [&](int documents, const QString& file) {
        while (std::ssize(members) < documents) {
            members.push_back(u"document %1.pdf"_s.arg(members.size()));
            REQUIRE(bench.signPdf(u"0.pdf"_s, members.back(), *signer));
        }
        return workOf([&] { REQUIRE(bench.createContainer(file, *signer, members)); });
    };
    const Work makingFive = made(5, u"5.asice"_s);
    const Work makingTwenty = made(20, u"20.asice"_s);
    checkGrowth(makingFive, makingTwenty, 4);
    const Work five = workOfValidating(bench, u"5.asice"_s, clock);
    const Work twenty = workOfValidating(bench, u"20.asice"_s, clock);
    checkGrowth(five, twenty, 4);
}

TEST_CASE("a container's member is digested once, however many manifests speak of it") {
    const Bench bench;
    const auto signer = bench.signer();
    constexpr qint64 size = 500'000;
    (void)bench.write(u"large.bin"_s, QByteArray(size, 'x'));
    REQUIRE(bench.createContainer(u"1.asice"_s, *signer, {u"large.bin"_s}));
    std::vector<ZipEntry> entries = *unzipped(bench.read(u"1.asice"_s));
    for (int number = 2; number <= 40; ++number) {
        const auto renamed = [&](const QString& name) {
            return QString(name).replace(u"001"_s, u"%1"_s.arg(number, 3, 10, QLatin1Char('0')));
        };
        for (const QString& name : {u"META-INF/ASiCManifest001.xml"_s, u"META-INF/signature001.p7s"_s}) {
            const ZipEntry* entry = findEntry(entries, name);
            REQUIRE(entry != nullptr);
            QByteArray content = entry->content;
            content.replace("signature001", renamed(u"signature001"_s).toUtf8());
            entries.push_back({renamed(name), content});
        }
    }
    (void)bench.write(u"40.asice"_s, *zipped(entries, QDateTime::currentDateTimeUtc()));
    const Work work = workOf([&] {
        const auto report = validateFile(bench.path(u"40.asice"_s), bench.policy());
        REQUIRE(report);
        CHECK(report->signatures.size() == 40);
    });
    CHECK(work.digested < 2 * size);
}

TEST_CASE("the work on a CMS grows with its signers, not faster, up to those that are judged") {
    const Bench bench;
    constexpr qint64 size = 500'000;
    const QString content = bench.write(u"large.bin"_s, QByteArray(size, 'x'));
    QStringList signers; // each as openssl wants it
    const auto signedBy = [&](int count, const QString& file) {
        for (qsizetype number = signers.size() / 4; number < count; ++number) {
            const Identity person = bench.ca().issue(with(KeyKind::P256));
            const QString name = QString::number(number);
            signers << u"-signer"_s << bench.write(name + u".pem"_s, person.certificatePem()) << u"-inkey"_s
                    << bench.write(name + u".key"_s, person.keyPem());
        }
        const QStringList arguments{
            u"cms"_s,       u"-sign"_s,
            u"-cades"_s,    u"-binary"_s,
            u"-outform"_s,  u"DER"_s,
            u"-in"_s,       content,
            u"-out"_s,      bench.path(file),
            u"-certfile"_s, bench.write(u"issuer.pem"_s, bench.ca().issuer().certificatePem())};
        const Verdict made = run(u"openssl"_s, arguments + signers.first(qsizetype{4} * count));
        INFO(made.output.toStdString());
        REQUIRE(made.exitCode == 0);
        return bench.read(file);
    };
    const auto judged = [&](const QByteArray& cms) {
        const auto report = validateCmsBytes(cms, u"x.p7s"_s, bench.policy(), bench.read(u"large.bin"_s));
        REQUIRE(report);
        return *report;
    };
    const QByteArray byFive = signedBy(5, u"5.p7s"_s);
    const QByteArray byFifty = signedBy(50, u"50.p7s"_s);
    const auto workOn = [&](const QByteArray& cms) {
        return workOf([&] { CHECK(judged(cms).indication() == Indication::TotalPassed); });
    };
    const Work five = workOn(byFive);
    const Work fifty = workOn(byFifty);
    CHECK(five.digested >= size);
    CHECK(fifty.digested < five.digested + size / 2); // what was signed is digested once
    CHECK(fifty.certificates <= five.certificates * 10);
    CHECK(fifty.paths == five.paths * 10); // each signer's own

    const ValidationReport refused = judged(signedBy(mostSigners + 1, u"101.p7s"_s));
    REQUIRE(refused.signatures.size() == 1);
    CHECK(refused.indication() == Indication::Indeterminate);
    CHECK(refused.problem()->code == ErrorCode::SignatureKindUnsupported);
}

TEST_CASE("the work of signing grows with a document's pages, not faster") {
    const Bench bench;
    const auto signer = bench.signer();
    const auto signing = [&](int pages) {
        (void)bench.write(u"0.pdf"_s, documentOf(pages));
        return workOf([&] { REQUIRE(bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *signer)); });
    };
    const Work few = signing(20);
    CHECK(few.read > 0);
    checkGrowth(few, signing(200), 10);
}
