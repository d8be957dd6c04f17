// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_history.h"

#include "core/signature/pdf/pdf_limits.h"
#include "core/signature/pdf/pdf_permissions.h"

#include <algorithm>
#include <ranges>

namespace yenile::signature {

using namespace Qt::StringLiterals;
using Kind = LaterChange::Kind;

namespace {

constexpr qsizetype mostSpaceBehind = 16; // bytes, that some programs leave behind the end
constexpr int mostBeginnings = 4;         // each costs what the rest of the file costs

/// White space as editors and mail programs leave it.
bool isLittleSpace(QByteArrayView bytes) {
    return bytes.size() <= mostSpaceBehind &&
           std::ranges::all_of(bytes, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
}

/// Nothing but a line end behind the last %%EOF.
bool endsWithMarker(QByteArrayView file) {
    return file.last(std::min<qsizetype>(file.size(), mostSpaceBehind + 8)).trimmed().endsWith("%%EOF");
}

/// Once, whatever objects of the file it was seen at.
void tell(std::vector<LaterChange>& changes, LaterChange change) {
    if (change.kind != Kind::Other)
        change.cause.clear();
    const auto isSame = [&](const LaterChange& told) {
        return told.kind == change.kind && told.place == change.place && told.act == change.act;
    };
    if (changes.size() < PdfHistory::mostTold && std::ranges::none_of(changes, isSame))
        changes.push_back(std::move(change));
}

LaterChange forbidden(LaterChange change) {
    change.kind = Kind::Other;
    return change;
}

} // namespace

/// Goes through the revisions once and says then what each signature has behind it.
class PdfHistoryReader {
public:
    PdfHistoryReader(PdfFile::Document& document, const std::vector<PdfSignature>& signatures,
                     const std::vector<std::optional<SignedRange>>& ranges)
        : m_document(document), m_content(document.content), m_signatures(signatures) {
        m_revisionOf.resize(signatures.size(), -1);
        for (size_t i = 0; i < signatures.size(); ++i) {
            if (!ranges[i])
                continue;
            m_revisionOf[i] = static_cast<int>(m_ends.size());
            m_ends.push_back(ranges[i]->end);
            m_byRevision.push_back(&signatures[i]);
        }
        m_permissions = pdf::permissionsOf(m_byRevision);
    }

    Result<PdfHistory> read() {
        if (!m_ends.empty()) {
            if (const Result<void> done = readRevisions(); !done)
                return failure(done);
        }
        PdfHistory history;
        history.m_after.resize(m_signatures.size());
        history.m_hadStore.resize(m_signatures.size());
        collect(history);
        history.m_lookUps = m_lookUps;
        return history;
    }

private:
    using Step = std::vector<pdf::StepChange>;

    /// What cannot be read after a revision breaks the word of all that signed until then. To those that
    /// signed later it is nothing: reading begins anew with the next of them.
    Result<void> readRevisions() {
        m_steps.resize(m_ends.size());
        m_hadStore.resize(m_ends.size());
        size_t first = 0;
        for (int beginning = 1; first < m_ends.size(); ++beginning) {
            const Result<void> done = pdf::guarded(m_content, [&]() -> Result<void> {
                compareRevisions(first);
                return {};
            });
            if (done || done.error().code == ErrorCode::PdfLimitExceeded)
                return done;
            if (beginning >= mostBeginnings && m_reached + 2 < m_ends.size())
                m_reached = m_ends.size() - 2; // on with the last one
            m_steps[m_reached].push_back(
                {pdf::never, {.act = LaterChange::Act::Unreadable, .cause = done.error().cause}});
            first = m_reached + 1;
        }
        return {};
    }

    void compareRevisions(size_t first) {
        m_reached = m_ends.size() - 1; // what is wrong at the end is wrong for all
        const Result<qint64> newest = pdf::newestXref(m_content);
        if (!newest)
            throw std::runtime_error("no end");
        if (*newest < m_ends.back() && !isLittleSpace(m_content.sliced(m_ends.back())))
            throw std::runtime_error("bytes after the signed revision");
        if (!endsWithMarker(m_content))
            throw std::runtime_error("bytes after the end");
        m_reached = first;
        const std::vector<pdf::Section> sections =
            pdf::sectionsBehind(m_document.qpdf, m_content, *newest, m_ends[first]);
        checkChain(sections, *newest, first);
        m_reached = first;
        pdf::Objects objects(m_content, m_ends[first], sections, m_document.password);
        compareSteps(objects, sections, first);
        m_lookUps += objects.lookUps();
    }

    /// Each signed revision is a document of its own, which the next one goes on from.
    void checkChain(const std::vector<pdf::Section>& sections, qint64 newest, size_t first) {
        const auto offsetBefore = [&](qint64 end) {
            const auto behind =
                std::ranges::find_if(sections, [&](const pdf::Section& each) { return each.offset >= end; });
            if (behind != sections.begin())
                return std::prev(behind)->offset;
            QPDFObjectHandle previous = sections.empty()
                                            ? QPDFObjectHandle::newNull()
                                            : pdf::Section(sections.front()).trailer.getKey("/Prev");
            return previous.isInteger() ? previous.getIntValue() : newest;
        };
        for (m_reached = first; m_reached < m_ends.size(); ++m_reached) {
            const Result<qint64> own = pdf::newestXref(m_content.first(m_ends[m_reached]));
            if (!own || *own != offsetBefore(m_ends[m_reached]))
                throw std::runtime_error("a signed revision is not a document of its own");
        }
    }

    void compareSteps(pdf::Objects& objects, const std::vector<pdf::Section>& sections, size_t first) {
        std::optional<pdf::Roles> roles(std::in_place, objects);
        std::optional<pdf::ReachableObjects> reach(std::in_place, objects, *roles);
        m_hadStore[first] = hasStore(objects);
        auto section = sections.begin();
        for (size_t i = first; i < m_ends.size(); ++i) {
            m_reached = i;
            const bool isLast = i + 1 == m_ends.size();
            const qint64 end = isLast ? m_content.size() : m_ends[i + 1];
            std::vector<pdf::Section> own;
            for (; section != sections.end() && section->offset < end; ++section)
                own.push_back(*section);
            if (own.empty()) // white space
                continue;
            objects.advance(end, own, reach->unread());
            pdf::Comparison comparison(objects, *roles, *reach, m_permissions, signedIn(i + 1));
            m_steps[i] = comparison.changes();
            m_newFields.insert(comparison.newFields().begin(), comparison.newFields().end());
            if (std::ranges::any_of(m_steps[i], [](const auto& each) { return each.allowed.isEmpty(); })) {
                roles.emplace(objects); // to those that signed later it is the document
                reach.emplace(objects, *roles);
            } else {
                roles->learnStep(static_cast<int>(i + 1));
                reach->followStep();
            }
            if (!isLast)
                m_hadStore[i + 1] = hasStore(objects);
        }
    }

    static bool hasStore(const pdf::Objects& objects) {
        QPDFObjectHandle certificates =
            objects.resolved(objects.entry(objects.entry(objects.root(), "/DSS"), "/Certs"));
        return certificates.isArray() && certificates.getArrayNItems() > 0;
    }

    /// The field that was signed in a revision; nothing behind the last one.
    [[nodiscard]] std::optional<std::set<PdfReference>> signedIn(size_t revision) const {
        if (revision >= m_byRevision.size())
            return {};
        return std::set<PdfReference>{m_byRevision[revision]->field};
    }

    /// From the last revision to the first: what came after one came after those before it as well.
    void collect(PdfHistory& history) const {
        const std::vector<const pdf::StepChange*> first = firstForbidden();
        std::vector<const pdf::StepChange*> later;
        int firstClosed =
            pdf::Window::unlimited; // the first signature under which a later one is not allowed
        QString closedField;
        for (size_t i = m_signatures.size(); i-- > 0;) {
            const int revision = m_revisionOf[i];
            if (revision < 0)
                continue;
            const auto own = static_cast<size_t>(revision);
            prepend(later, m_steps[own]);
            std::vector<LaterChange>& changes = history.m_after[i];
            const PdfSignature& signature = m_signatures[i];
            if (firstClosed <= revision)
                tell(changes, {.place = {DocumentPlace::Part::Field, 0, closedField},
                               .act = LaterChange::Act::Signed,
                               .cause = u"signed further although it was locked"_s});
            if (first[own] != nullptr)
                tell(changes, forbidden(first[own]->change));
            addSignatures(changes, own);
            for (const pdf::StepChange* each : later)
                addChange(changes, *each, revision);
            history.m_hadStore[i] = m_hadStore[own];
            // A lock does not close its own field to the signature that brings it.
            if (const int until = m_permissions.signing(signature.fieldName).until;
                !signature.isTimeStamp() && until < std::min(revision, firstClosed)) {
                firstClosed = until;
                closedField = signature.fieldName;
            }
        }
    }

    void addChange(std::vector<LaterChange>& changes, const pdf::StepChange& each, int revision) const {
        LaterChange change = each.change;
        if (!each.allowed.contains(revision))
            return tell(changes, forbidden(change));
        if (change.kind == Kind::FieldValue && revision < m_permissions.fillable)
            change.kind = Kind::FormFilled;
        if (change.kind != Kind::Other)
            tell(changes, change);
    }

    void addSignatures(std::vector<LaterChange>& changes, size_t revision) const {
        for (size_t i = revision + 1; i < m_byRevision.size() && changes.size() < PdfHistory::mostTold; ++i)
            tell(changes, {m_byRevision[i]->isTimeStamp() ? Kind::TimeStamp : Kind::Signature,
                           placeOf(*m_byRevision[i]), LaterChange::Act::Added});
    }

    [[nodiscard]] DocumentPlace placeOf(const PdfSignature& signature) const {
        const auto seen = m_newFields.find(signature.field);
        DocumentPlace place = seen == m_newFields.end() ? DocumentPlace{} : seen->second;
        place.part = DocumentPlace::Part::Field;
        place.name = signature.fieldName;
        return place;
    }

    /// As many as are told of, the earliest of each kind.
    static void prepend(std::vector<const pdf::StepChange*>& later, const Step& step) {
        std::vector<const pdf::StepChange*> all;
        const auto add = [&](const pdf::StepChange& change) {
            const bool isKnown = std::ranges::any_of(all, [&](const pdf::StepChange* other) {
                return other->change == change.change && other->allowed.from == change.allowed.from &&
                       other->allowed.until == change.allowed.until;
            });
            if (!isKnown && all.size() < PdfHistory::mostTold)
                all.push_back(&change);
        };
        for (const pdf::StepChange& change : step)
            add(change);
        for (const pdf::StepChange* change : later)
            add(*change);
        later = std::move(all);
    }

    /// For each revision the first later change that it does not allow.
    [[nodiscard]] std::vector<const pdf::StepChange*> firstForbidden() const {
        std::vector<const pdf::StepChange*> found(m_steps.size(), nullptr);
        for (size_t step = m_steps.size(); step-- > 0;) {
            std::map<std::pair<int, int>, const pdf::StepChange*> windows; // the first of each
            for (const pdf::StepChange& change : m_steps[step])
                windows.emplace(std::pair(change.allowed.from, change.allowed.until), &change);
            for (const auto& [window, change] : windows)
                for (size_t i = 0; i <= step; ++i)
                    if (!change->allowed.contains(static_cast<int>(i)))
                        found[i] = change;
        }
        return found;
    }

    PdfFile::Document& m_document;
    QByteArrayView m_content;
    const std::vector<PdfSignature>& m_signatures;
    std::vector<int> m_revisionOf; ///< of each signature; -1 without a range
    std::vector<qint64> m_ends;    ///< of the signed revisions
    std::vector<const PdfSignature*> m_byRevision;
    pdf::Permissions m_permissions;
    std::vector<Step> m_steps; ///< from each signed revision to the next, or to the end of the file
    size_t m_reached = 0;      ///< the step that is being read
    std::map<PdfReference, DocumentPlace> m_newFields;
    std::vector<bool> m_hadStore;
    qint64 m_lookUps = 0;
};

Result<PdfHistory> PdfHistory::of(const PdfFile& file, const std::vector<PdfSignature>& signatures,
                                  const std::vector<std::optional<SignedRange>>& ranges) {
    return PdfHistoryReader(file.document(), signatures, ranges).read();
}

} // namespace yenile::signature
