// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_unpacking.h"

#include "core/signature/pdf/pdf_document.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace yenile::signature::pdf {

namespace {

// Bytes of memory: what qpdf needs for each of what it reads, and what a file may cost.
constexpr qint64 ofByte = 8;
constexpr qint64 ofValue = 256;
constexpr qint64 megabyte = qint64{1024} * 1024;

/// A small file may grow more for its size than a large one, of which no one needs that.
qint64 mostMemory(qint64 fileSize) {
    return std::min(64 * megabyte + 2048 * fileSize, 1024 * megabyte + 256 * fileSize);
}

constexpr int longestRow = 64 * 1024; // bytes, of a predictor

thread_local bool isLimited = false;
thread_local qint64 remaining = 0;

bool opensValue(unsigned char byte) {
    return byte == '[' || byte == '<' || byte == '(' || byte == '/';
}

/// Counts what passes, and what would become of it if it were PDF objects.
class Counting : public Pipeline {
public:
    explicit Counting(Pipeline* target) : Pipeline("unpacking limit", target) {}
    void write(const unsigned char* data, size_t size) override {
        remaining -= ofByte * static_cast<qint64>(size);
        for (size_t i = 0; i < size; ++i) {
            if (opensValue(data[i]) || (m_behindSpace && !isSpace(static_cast<char>(data[i]))))
                remaining -= ofValue;
            m_behindSpace = isSpace(static_cast<char>(data[i]));
        }
        if (remaining < 0)
            throw LimitExceeded{
                QT_TRANSLATE_NOOP("PdfReason", "unpacked, it would be far larger than it is")};
        getNext()->write(data, size);
    }
    void finish() override { getNext()->finish(); }

private:
    bool m_behindSpace = true;
};

int paeth(int left, int above, int corner) {
    const int guess = left + above - corner;
    const int toLeft = std::abs(guess - left);
    const int toAbove = std::abs(guess - above);
    const int toCorner = std::abs(guess - corner);
    if (toLeft <= toAbove && toLeft <= toCorner)
        return left;
    return toAbove <= toCorner ? above : corner;
}

/// The predictors of PNG (ISO 32000-1, 7.4.4.4): each row says in its first byte how it follows from the one
/// above.
class PngRows : public Pipeline {
public:
    PngRows(Pipeline* target, size_t pixel, size_t row)
        : Pipeline("PNG predictor", target), m_pixel(pixel), m_row(row + 1), m_above(row + 1) {}

    void write(const unsigned char* data, size_t size) override {
        for (size_t i = 0; i < size; ++i) {
            m_row[m_filled++] = data[i];
            if (m_filled == m_row.size())
                finishRow();
        }
    }
    void finish() override {
        if (m_filled > 0)
            finishRow();
        getNext()->finish();
    }

private:
    void finishRow() {
        for (size_t i = 1; i < m_row.size(); ++i)
            m_row[i] = static_cast<unsigned char>(m_row[i] + predicted(i));
        getNext()->write(m_row.data() + 1, m_row.size() - 1);
        std::swap(m_row, m_above);
        std::fill(m_row.begin(), m_row.end(), 0);
        m_filled = 0;
    }
    [[nodiscard]] int predicted(size_t i) const {
        const bool isFirst = i <= m_pixel;
        const int before = isFirst ? 0 : m_row[i - m_pixel];
        switch (m_row[0]) {
        case 1:
            return before;
        case 2:
            return m_above[i];
        case 3:
            return (before + m_above[i]) / 2;
        case 4:
            return paeth(before, m_above[i], isFirst ? 0 : m_above[i - m_pixel]);
        default:
            return 0;
        }
    }

    size_t m_pixel;
    std::vector<unsigned char> m_row; ///< with the byte before it
    std::vector<unsigned char> m_above;
    size_t m_filled = 0;
};

/// FlateDecode (ISO 32000-1, 7.4.4) with the predictors that streams of objects and entries have.
class LimitedFlate : public QPDFStreamFilter {
public:
    bool setDecodeParms(QPDFObjectHandle parameters) override {
        if (parameters.isNull())
            return true;
        const int predictor = number(parameters, "/Predictor", 1);
        const int bits = number(parameters, "/BitsPerComponent", 8);
        const int colours = number(parameters, "/Colors", 1);
        const int columns = number(parameters, "/Columns", 1);
        if (predictor == 1)
            return true;
        if (predictor < 10 || predictor > 15 || bits < 1 || bits > 16 || colours < 1 || colours > 64 ||
            columns < 1 || columns > longestRow)
            return false;
        m_pixel = static_cast<size_t>(bits * colours + 7) / 8;
        m_row = (static_cast<size_t>(columns) * bits * colours + 7) / 8;
        return m_row <= longestRow;
    }
    Pipeline* getDecodePipeline(Pipeline* next) override {
        if (m_row > 0)
            next = (m_predictor = std::make_unique<PngRows>(next, m_pixel, m_row)).get();
        m_counting = std::make_unique<Counting>(next);
        m_flate = std::make_unique<Pl_Flate>("inflate", m_counting.get(), Pl_Flate::a_inflate);
        return m_flate.get();
    }

private:
    /// -1: not a number.
    static int number(QPDFObjectHandle parameters, const char* key, int otherwise) {
        QPDFObjectHandle value = parameters.getKey(key);
        if (value.isNull())
            return otherwise;
        return value.isInteger() ? value.getIntValueAsInt() : -1;
    }

    size_t m_pixel = 0;
    size_t m_row = 0; // none: no predictor
    std::unique_ptr<Pipeline> m_predictor;
    std::unique_ptr<Pipeline> m_counting;
    std::unique_ptr<Pipeline> m_flate;
};

/// Drawings alone are packed otherwise, and those are not unpacked here.
class NeverUnpacked : public QPDFStreamFilter {
public:
    bool setDecodeParms(QPDFObjectHandle) override { return false; }
    Pipeline* getDecodePipeline(Pipeline*) override { return nullptr; }
};

bool registerFilters() {
    QPDF::registerStreamFilter("/FlateDecode", [] { return std::make_shared<LimitedFlate>(); });
    QPDF::registerStreamFilter("/LZWDecode", [] { return std::make_shared<NeverUnpacked>(); });
    QPDF::registerStreamFilter("/RunLengthDecode", [] { return std::make_shared<NeverUnpacked>(); });
    return true;
}

} // namespace

UnpackingLimit::UnpackingLimit(qsizetype fileSize) : m_isOutermost(!isLimited) {
    static const bool registered = registerFilters();
    Q_UNUSED(registered)
    if (m_isOutermost)
        remaining = mostMemory(fileSize);
    isLimited = true;
}

UnpackingLimit::~UnpackingLimit() {
    if (m_isOutermost)
        isLimited = false;
}

} // namespace yenile::signature::pdf
