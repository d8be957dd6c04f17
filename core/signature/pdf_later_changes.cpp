#include "core/signature/pdf_later_changes.h"

#include <algorithm>

namespace yenile::signature {

namespace {

using namespace Qt::StringLiterals;

bool isHexString(QByteArrayView text) {
    return text.size() >= 2 && text.front() == '<' && text.back() == '>' &&
           std::ranges::all_of(text.sliced(1, text.size() - 2), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

/// Nothing but a line end behind the last %%EOF.
bool endsWithMarker(QByteArrayView file) {
    return file.last(std::min<qsizetype>(file.size(), 16)).trimmed().endsWith("%%EOF");
}

bool holds(const PdfFile& file, const PdfSignature& signature) {
    const Result<std::vector<PdfSignature>> signatures = file.signatures();
    return signatures && std::ranges::any_of(*signatures, [&](const PdfSignature& other) {
               return other.field == signature.field && other.byteRange == signature.byteRange &&
                      other.contents == signature.contents;
           });
}

std::optional<QString> changeBetween(const PdfFile& older, const PdfFile& newer,
                                     const PdfFile::Changes& allowed) {
    const Result<std::optional<QString>> change = newer.changeSince(older, allowed);
    return change ? *change : change.error().cause;
}

} // namespace

std::optional<SignedRange> signedRange(const PdfSignature& signature, QByteArrayView file) {
    const auto& range = signature.byteRange;
    if (range.size() != 4 || range[0] != 0 || range[1] <= 0 || range[2] <= range[1] || range[3] <= 0 ||
        range[2] >= file.size() || range[3] > file.size() - range[2])
        return {};
    const QByteArrayView gap = file.sliced(range[1], range[2] - range[1]);
    const QByteArray before = file.first(range[1]).last(std::min<qint64>(range[1], 64)).toByteArray();
    if (!isHexString(gap) || !before.trimmed().endsWith("/Contents") ||
        QByteArray::fromHex(gap.sliced(1, gap.size() - 2).toByteArray()) != signature.contents)
        return {};
    return SignedRange{range[1], range[2], range[2] + range[3]};
}

LaterChanges::LaterChanges(QByteArrayView content, const PdfFile& file,
                           const std::vector<PdfSignature>& signatures)
    : m_content(content), m_file(file), m_signatures(signatures) {
    for (const PdfSignature& signature : signatures)
        if (const auto range = signedRange(signature, content))
            m_lastEnd = std::max(m_lastEnd, range->end);
}

std::optional<QString> LaterChanges::after(const PdfSignature& signature, const SignedRange& range) const {
    const Result<PdfFile> own = PdfFile::open(m_content.first(range.end));
    if (!own || !holds(*own, signature))
        return u"the signed revision is not a document of its own"_s;
    const Result<PdfRevision> newest = m_file.revision();
    if (!newest || newest->startXref < range.end)
        return u"bytes after the signed revision"_s;
    if (!endsWithMarker(m_content))
        return u"bytes after the end"_s;
    if (std::optional<QString> further = furtherSignature(signature, range))
        return further;
    const Result<PdfFile> last = PdfFile::open(m_content.first(m_lastEnd));
    if (!last)
        return u"the last signed revision is not a document of its own"_s;
    PdfFile::Changes allowed = allowedAfter(range);
    if (m_lastEnd > range.end) {
        allowed.signatures = true;
        if (auto change = changeBetween(*own, *last, allowed))
            return change;
        allowed.signatures = false;
    }
    return changeBetween(*last, m_file, allowed);
}

/// What the certification (DocMDP) and the locks that stood then leave open.
PdfFile::Changes LaterChanges::allowedAfter(const SignedRange& range) const {
    PdfFile::Changes allowed;
    bool isLocked = false;
    for (const PdfSignature& signature : m_signatures) {
        const auto own = signedRange(signature, m_content);
        if (!own || own->end > range.end)
            continue;
        allowed.onlyInvisible |= signature.permission != 0;
        allowed.fieldValues |= signature.permission > 1;
        isLocked |= signature.permission == 1 || signature.locksDocument;
        allowed.locked.insert(allowed.locked.end(), signature.lockedFields.begin(),
                              signature.lockedFields.end());
    }
    allowed.fieldValues &= !isLocked;
    return allowed;
}

/// A certifying signature or a lock may forbid even further signatures.
std::optional<QString> LaterChanges::furtherSignature(const PdfSignature& signature,
                                                      const SignedRange& range) const {
    if (signature.permission != 1 && !signature.locksDocument)
        return {};
    for (const PdfSignature& other : m_signatures)
        if (other.type != "/DocTimeStamp" && other.byteRange.size() == 4 &&
            other.byteRange[2] + other.byteRange[3] > range.end)
            return u"signed further although it was locked"_s;
    return {};
}

} // namespace yenile::signature
