// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/judges.h"
#include "tests/core/signature/pdf_samples.h"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

struct Packed {
    QByteArray entries; ///< of the stream's dictionary
    QByteArray bytes;
};

Packed deflated(const QByteArray& content, const QByteArray& entries = {}) {
    return {"/Filter /FlateDecode " + entries, qCompress(content, 1).mid(4)};
}

constexpr int entrySize = 4;

/// A document whose form is in an object stream, with a cross-reference stream alone.
class PackedPdf {
public:
    explicit PackedPdf(const Packed& form) {
        addObject("<< /Type /Catalog /Pages 2 0 R /AcroForm 5 0 R >>");
        addObject("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        addObject("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
        addObject(stream("/Type /ObjStm /N 1 /First 4 ", form));
        m_table += QByteArray::fromHex("02000400");
        m_table += entry(m_bytes.size());
    }
    [[nodiscard]] QByteArray table() const { return m_table; }
    [[nodiscard]] QByteArray with(const Packed& table) const {
        return m_bytes + "6 0 obj\n" + stream("/Type /XRef /Root 1 0 R /Size 7 /W [1 2 1] ", table) +
               "\nendobj\nstartxref\n" + QByteArray::number(m_bytes.size()) + "\n%%EOF\n";
    }
    [[nodiscard]] QByteArray bytes() const { return with(deflated(m_table)); }

private:
    static QByteArray stream(const QByteArray& entries, const Packed& packed) {
        return "<< " + entries + packed.entries + " /Length " + QByteArray::number(packed.bytes.size()) +
               " >>\nstream\n" + packed.bytes + "\nendstream";
    }
    static QByteArray entry(qsizetype offset) {
        return QByteArray::fromHex("01") + char(offset >> 8) + char(offset & 0xff) + char(0);
    }
    void addObject(const QByteArray& body) {
        m_table += entry(m_bytes.size());
        m_bytes += QByteArray::number(m_table.size() / entrySize - 1) + " 0 obj\n" + body + "\nendobj\n";
    }

    QByteArray m_bytes = "%PDF-1.7\n";
    QByteArray m_table = QByteArray(entrySize, '\0');
};

const QByteArray form = "5 0 << /Fields [] >>";
constexpr qsizetype bomb = qsizetype{300} * 1024 * 1024;

/// The rows of a table as PNG filter `type` has them (RFC 2083, 6).
QByteArray pngRows(const QByteArray& table, char type) {
    QByteArray rows;
    for (qsizetype i = 0; i < table.size(); ++i) {
        const auto at = [&](bool exists, qsizetype index) {
            return exists ? static_cast<unsigned char>(table[index]) : 0;
        };
        const bool inRow = i % entrySize > 0;
        const bool below = i >= entrySize;
        const int a = at(inRow, i - 1);
        const int b = at(below, i - entrySize);
        const int c = at(inRow && below, i - entrySize - 1);
        const int p = a + b - c;
        const int nearest = std::min({std::abs(p - a), std::abs(p - b), std::abs(p - c)});
        const int paeth = std::abs(p - a) == nearest ? a : std::abs(p - b) == nearest ? b : c;
        const std::array predicted{0, a, b, (a + b) / 2, paeth};
        if (!inRow)
            rows += type;
        rows += static_cast<char>(table[i] - predicted.at(static_cast<size_t>(type)));
    }
    return rows;
}

struct Outcome {
    Result<void> signing;
    Result<ValidationReport> validation;
};

Outcome outcome(const Bench& bench, const QByteArray& original) {
    (void)bench.write(u"0.pdf"_s, original);
    return {bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *bench.signer(with(KeyKind::P256))),
            validatePdf(bench.path(u"0.pdf"_s), bench.policy())};
}

void checkSigned(const QByteArray& original) {
    const Bench bench;
    const Outcome found = outcome(bench, original);
    INFO((found.signing ? QString() : found.signing.error().cause).toStdString());
    REQUIRE(found.signing);
    CHECK(found.validation);
    CHECK(validForPdfsig(bench, bench.path(u"1.pdf"_s)) == 1);
    CHECK(isIntactForMutool(bench.path(u"1.pdf"_s), 1));
    CHECK(isSoundForQpdf(bench.path(u"1.pdf"_s)));
}

void checkTooLarge(const QByteArray& original) {
    const Bench bench;
    const Outcome found = outcome(bench, original);
    REQUIRE_FALSE(found.signing);
    CHECK(found.signing.error().code == ErrorCode::PdfLimitExceeded);
    CHECK(found.signing.error().cause == u"unpacked, it would be far larger than it is");
    REQUIRE_FALSE(found.validation);
    CHECK(found.validation.error().code == ErrorCode::PdfLimitExceeded);
}

} // namespace

TEST_CASE("a small document that would be unpacked into a very large one is refused") {
    const PackedPdf sound(deflated(form));
    checkTooLarge(sound.with(deflated(sound.table() + QByteArray(bomb, '\0'))));
    checkTooLarge(PackedPdf(deflated(form + QByteArray(bomb, ' '))).bytes());
    const qsizetype many = qsizetype{16} * 1024 * 1024; // each of which costs qpdf far more than two bytes
    for (const QByteArray value : {"0 ", "0\v"})
        checkTooLarge(PackedPdf(deflated("5 0 << /Fields [] /X [" + value.repeated(many) + "] >>")).bytes());
    // Packed twice, it is smaller still.
    const QByteArray once = deflated(QByteArray(bomb, ' ')).bytes;
    checkTooLarge(PackedPdf({"/Filter [/FlateDecode /FlateDecode]", deflated(once).bytes}).bytes());
}

TEST_CASE("objects that are packed as only drawings are get no signature") {
    const Bench bench;
    for (const Packed& packed : {Packed{"/Filter /LZWDecode", QByteArray::fromHex("800b6050220c0c8501")},
                                 Packed{"/Filter /RunLengthDecode", "\x13" + form + "\x80"}}) {
        const Outcome found = outcome(bench, PackedPdf(packed).bytes());
        REQUIRE_FALSE(found.signing);
        CHECK(found.signing.error().cause == u"getStreamData called on unfilterable stream");
    }
}

TEST_CASE("large object streams are read") {
    checkSigned(PackedPdf(deflated(form + QByteArray(qsizetype{20} * 1024 * 1024, ' '))).bytes());
}

TEST_CASE("cross-reference streams are read with each predictor of PNG") {
    const PackedPdf pdf(deflated(form));
    for (char type = 0; type <= 4; ++type) {
        CAPTURE(int(type));
        checkSigned(
            pdf.with(deflated(pngRows(pdf.table(), type), "/DecodeParms << /Predictor 12 /Columns 4 >>")));
    }
}

TEST_CASE("what is missing for a packed object is not what a signature brings") {
    const Bench bench;
    const Outcome found = outcome(bench, PackedPdf(deflated("5 0 << /Fields [] /X 7 0 R >>")).bytes());
    REQUIRE(found.signing);
    CHECK_FALSE(bench.read(u"1.pdf"_s).contains("\n7 0 obj"));
    CHECK(validForPdfsig(bench, bench.path(u"1.pdf"_s)) == 1);
}
