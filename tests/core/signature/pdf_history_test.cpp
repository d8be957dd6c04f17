// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/crypto/algorithms.h"
#include "core/signature/crypto/prefix_digests.h"
#include "core/signature/pdf/pdf_history.h"
#include "core/signature/pdf/pdf_limits.h"
#include "tests/core/signature/validation_cases.h"

#include <catch2/catch.hpp>

#include <QRegularExpression>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

/// With so many signatures, whose values are none: what is counted comes before them.
QByteArray signedTimes(int count) {
    QByteArray pdf = Workshop::form();
    for (int i = 0; i < count; ++i) {
        const Result<PdfFile> file = PdfFile::open(pdf);
        REQUIRE(file);
        const auto layout =
            layOut(*file, pdf, "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached", 8,
                   FieldAppearance::Empty);
        REQUIRE(layout);
        pdf += layout->filledWith("value");
    }
    return pdf;
}

struct Cost {
    qint64 lookUps = 0;
    qint64 digestedBytes = 0;
};

Cost costOf(const QByteArray& pdf, size_t signatureCount) {
    const Result<PdfFile> file = PdfFile::open(pdf);
    REQUIRE(file);
    const auto signatures = file->signatures();
    REQUIRE(signatures);
    CHECK(signatures->size() == signatureCount);
    const auto ranges = signedRanges(*signatures, pdf);
    const Result<PdfHistory> history = PdfHistory::of(*file, *signatures, ranges);
    REQUIRE(history);
    std::vector<qsizetype> gaps;
    for (const auto& range : ranges) {
        REQUIRE(range);
        gaps.push_back(range->gap);
    }
    const PrefixDigests digests(pdf, gaps);
    Cost cost{history->lookUps(), 0};
    for (const auto& range : ranges) {
        const QByteArrayView rest = QByteArrayView(pdf).sliced(range->afterGap, range->end - range->afterGap);
        (void)digestOf({QByteArrayView(pdf).first(range->gap), rest}, DigestAlgorithm::Sha256);
        cost.digestedBytes += rest.size();
    }
    cost.digestedBytes += digests.digestedBytes();
    return cost;
}

ErrorCode refusalOf(const QByteArray& pdf) {
    const Bench bench;
    const auto report = validatePdfBytes(pdf, u"document.pdf"_s, bench.policy());
    REQUIRE_FALSE(report);
    return report.error().code;
}

/// With so many signature fields that one value is said to fill.
QByteArray fieldsOfOneValue(const QByteArray& signedPdf, int count) {
    const QByteArray value = QByteArray::number(objectWith(signedPdf, "/ByteRange")) + " 0 R";
    QByteArray fields;
    for (int i = 0; i < count; ++i)
        fields += "<< /FT /Sig /T (x" + QByteArray::number(i) + ") /V " + value + " >> ";
    return Workshop::changed(signedPdf, 6, "[ 5 0 R", "[ 5 0 R " + fields);
}

/// The last signature covers less than the revision that it was made in.
QByteArray withShortRange(QByteArray pdf) {
    static const QRegularExpression range(u"/ByteRange *\\[ *\\d+ +\\d+ +\\d+ +(\\d+)"_s);
    QRegularExpressionMatchIterator each = range.globalMatch(QString::fromLatin1(pdf));
    QRegularExpressionMatch last;
    while (each.hasNext())
        last = each.next();
    const QByteArray length = last.captured(1).toLatin1();
    const QByteArray shorter =
        QByteArray::number(length.toLongLong() - 40).rightJustified(length.size(), '0');
    return pdf.replace(last.capturedStart(1), length.size(), shorter);
}

std::vector<Indication> indicationsOf(const Workshop& shop, const QByteArray& pdf) {
    const auto report = validatePdfBytes(pdf, u"document.pdf"_s, shop.bench.policy());
    REQUIRE(report);
    std::vector<Indication> indications;
    for (const SignatureReport& each : report->signatures)
        indications.push_back(each.indication);
    return indications;
}

} // namespace

TEST_CASE("what a further signature costs to judge does not grow with those before it") {
    const Cost twenty = costOf(signedTimes(20), 20);
    const Cost forty = costOf(signedTimes(40), 40);
    const Cost eighty = costOf(signedTimes(80), 80);
    CHECK(eighty.lookUps - forty.lookUps == 2 * (forty.lookUps - twenty.lookUps));
    CHECK(forty.lookUps - twenty.lookUps < 20 * 100);
    CHECK(eighty.digestedBytes < 2 * signedTimes(80).size());
}

TEST_CASE("digests that go on from a place are the same as those from the beginning") {
    const QByteArray content(100'000, 'a');
    const QByteArray rest = "behind";
    for (const qsizetype place : {1, 64, 99'999, 100'000}) {
        const QByteArray plain =
            digestOf({QByteArrayView(content).first(place), rest}, DigestAlgorithm::Sha384);
        const PrefixDigests digests(content, {1, 64, 99'999, 100'000});
        CHECK(digestOf({QByteArrayView(content).first(place), rest}, DigestAlgorithm::Sha384) == plain);
        CHECK(digestOf({QByteArrayView(content).first(7), rest}, DigestAlgorithm::Sha384) ==
              digestOf({content.first(7) + rest}, DigestAlgorithm::Sha384));
    }
}

TEST_CASE("one signature value in any number of fields is one signature, and further fields are a change") {
    const Workshop shop;
    const auto report =
        validatePdfBytes(fieldsOfOneValue(shop.signedPdf, 800), u"document.pdf"_s, shop.bench.policy());
    REQUIRE(report);
    REQUIRE(report->signatures.size() == 1);
    CHECK(report->signatures.front().problem->code == ErrorCode::DocumentAltered);
}

TEST_CASE("a signature that would cover the value of one to come is none") {
    const Workshop shop;
    const QByteArray twice = shop.signedAgain(shop.signedPdf);
    const Result<PdfFile> file = PdfFile::open(twice);
    auto signatures = *file->signatures();
    REQUIRE(signatures.size() == 2);
    signatures[0].byteRange[3] +=
        1 + signatures[1].byteRange[1] - signatures[0].byteRange[2] - signatures[0].byteRange[3];
    const auto ranges = signedRanges(signatures, twice);
    CHECK(ranges[0]);
    CHECK_FALSE(ranges[1]);
}

TEST_CASE("an earlier signature that covers no document of its own breaks none that covers the whole file") {
    using enum Indication;
    const Workshop shop;
    const QByteArray broken = shop.signedAgain(withShortRange(shop.signedPdf));
    CHECK(indicationsOf(shop, broken) == std::vector{TotalFailed, TotalPassed});
    const QByteArray between = shop.signedAgain(withShortRange(shop.signedAgain(shop.signedPdf)));
    CHECK(indicationsOf(shop, between) == std::vector{TotalFailed, TotalFailed, TotalPassed});
    CHECK(indicationsOf(shop, Workshop::changed(broken, 3, " 595 ", " 596 ")) ==
          std::vector{TotalFailed, TotalFailed});
    CHECK(indicationsOf(shop, broken + "x") == std::vector{TotalFailed, TotalFailed});

    QByteArray often = shop.signedPdf; // more often than reading begins anew for
    for (int i = 0; i < 6; ++i)
        often = shop.signedAgain(withShortRange(often));
    std::vector<Indication> expected(7, TotalFailed);
    expected.back() = TotalPassed;
    CHECK(indicationsOf(shop, often) == expected);
}

TEST_CASE("what a document may have of fields, depth and names has limits") {
    const auto withFields = [](const QByteArray& fields, const std::vector<QByteArray>& more = {}) {
        std::vector<QByteArray> objects{"<< /Fields [" + fields + "] >>"};
        objects.insert(objects.end(), more.begin(), more.end());
        return SamplePdf{"/AcroForm 5 0 R", {}, objects}.bytes();
    };
    CHECK(refusalOf(withFields(QByteArray("<< /T (x) >> ").repeated(pdf::mostFields + 1))) ==
          ErrorCode::PdfLimitExceeded);
    const int depth = pdf::deepestNesting + 2;
    CHECK(refusalOf(withFields(QByteArray("<< /T (x) /Kids [ ").repeated(depth) +
                               QByteArray("] >> ").repeated(depth))) == ErrorCode::PdfLimitExceeded);
    CHECK(refusalOf(withFields("<< /T (" + QByteArray(pdf::longestFieldName + 1, 'x') + ") >>")) ==
          ErrorCode::PdfLimitExceeded);
    QByteArray values;
    for (size_t i = 0; i <= pdf::mostSignatures; ++i)
        values += "<< /FT /Sig /T (x) /V << /ByteRange [0 " + QByteArray::number(int(i) + 1) + " 9 9] >> >> ";
    CHECK(refusalOf(withFields(values)) == ErrorCode::PdfLimitExceeded);
    const QByteArray names = QByteArray("(x) ").repeated(pdf::mostLockedFields / 10);
    CHECK(refusalOf(withFields(
              QByteArray("<< /FT /Sig /T (x) /Lock 6 0 R /V << /ByteRange [0 1 9 9] >> >> ").repeated(11),
              {"<< /Action /Include /Fields [" + names + "] >>"})) == ErrorCode::PdfLimitExceeded);
}
