#include "core/signature/validation/pdf_later_changes.h"

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

void add(std::vector<LaterChange>& changes, const LaterChange& change) {
    if (std::ranges::find(changes, change) == changes.end())
        changes.push_back(change);
}

void addChanges(const PdfFile& older, const PdfFile& newer, const PdfFile::Changes& allowed,
                std::vector<LaterChange>& changes) {
    const Result<std::vector<LaterChange>> found = newer.changesSince(older, allowed);
    if (!found)
        return add(changes, {LaterChange::Kind::Other, found.error().cause});
    for (const LaterChange& change : *found)
        add(changes, change);
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

std::vector<LaterChange> LaterChanges::after(const PdfSignature& signature, const SignedRange& range) const {
    if (const std::optional<QString> form = formIn(signature, range))
        return {{LaterChange::Kind::Other, *form}};
    const Result<PdfFile> own = PdfFile::open(m_content.first(range.end));
    const Result<PdfFile> last = PdfFile::open(m_content.first(m_lastEnd));
    if (!own || !last)
        return {{LaterChange::Kind::Other, u"a signed revision is not a document of its own"_s}};
    std::vector<LaterChange> changes;
    addSignatures(signature, range, changes);
    PdfFile::Changes allowed = allowedAfter(range);
    if (m_lastEnd > range.end) {
        allowed.signatures = true;
        addChanges(*own, *last, allowed, changes);
        allowed.signatures = false;
    }
    addChanges(*last, m_file, allowed, changes);
    return changes;
}

/// Whether what follows has the form of revisions, and reads alike for everyone.
std::optional<QString> LaterChanges::formIn(const PdfSignature& signature, const SignedRange& range) const {
    const Result<PdfFile> own = PdfFile::open(m_content.first(range.end));
    if (!own || !holds(*own, signature))
        return u"the signed revision is not a document of its own"_s;
    const Result<PdfRevision> newest = m_file.revision();
    if (!newest || newest->startXref < range.end)
        return u"bytes after the signed revision"_s;
    if (!endsWithMarker(m_content))
        return u"bytes after the end"_s;
    if (!m_file.isUnambiguousBehind(range.end))
        return u"an object twice in one cross-reference section"_s;
    return {};
}

/// What the certification (DocMDP) and the locks that stood then leave open.
PdfFile::Changes LaterChanges::allowedAfter(const SignedRange& range) const {
    PdfFile::Changes allowed;
    bool isFinal = false;
    for (const PdfSignature& signature : m_signatures) {
        const auto own = signedRange(signature, m_content);
        if (!own || own->end > range.end)
            continue;
        allowed.onlyInvisible |= signature.permission != 0;
        allowed.fieldValues |= signature.permission > 1;
        isFinal |= signature.permission == 1;
        allowed.locks.insert(allowed.locks.end(), signature.locks.begin(), signature.locks.end());
    }
    allowed.fieldValues &= !isFinal;
    return allowed;
}

/// A certifying signature or a lock may forbid even further signatures; time stamps it does not.
void LaterChanges::addSignatures(const PdfSignature& signature, const SignedRange& range,
                                 std::vector<LaterChange>& changes) const {
    using Kind = LaterChange::Kind;
    for (const PdfSignature& other : m_signatures) {
        const auto& bytes = other.byteRange;
        if (bytes.size() != 4 || bytes[2] + bytes[3] <= range.end)
            continue;
        add(changes, {other.isTimeStamp() ? Kind::TimeStamp : Kind::Signature, other.fieldName});
        if (!other.isTimeStamp() && (signature.permission == 1 || signature.locksDocument()))
            add(changes, {Kind::Other, u"signed further although it was locked"_s});
    }
}

} // namespace yenile::signature
