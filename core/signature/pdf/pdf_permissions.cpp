// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_permissions.h"

#include <algorithm>

namespace yenile::signature::pdf {

namespace {

/// The first revision whose signature is so.
template <typename Is>
int first(const std::vector<const PdfSignature*>& byRevision, Is is) {
    const auto found = std::ranges::find_if(byRevision, [&](const PdfSignature* each) { return is(*each); });
    return found == byRevision.end() ? Window::unlimited : static_cast<int>(found - byRevision.begin());
}

/// Which revision closes a field, asked of any number of fields.
class Locks {
public:
    explicit Locks(const std::vector<const PdfSignature*>& byRevision) {
        for (size_t i = 0; i < byRevision.size(); ++i)
            for (const FieldLock& lock : byRevision[i]->locks)
                add(static_cast<int>(i), lock);
    }

    [[nodiscard]] int closing(const QString& field) const {
        int revision = m_all;
        for (qsizetype end = field.size(); end > 0; end = field.lastIndexOf(u'.', end - 1))
            if (const auto named = m_included.find(field.first(end)); named != m_included.end())
                revision = std::min(revision, named->second);
        for (const auto& [number, lock] : m_excluding)
            if (number < revision && lock.closes(field))
                revision = number;
        return revision;
    }

private:
    void add(int revision, const FieldLock& lock) {
        if (lock.action == FieldLock::Action::All)
            m_all = std::min(m_all, revision);
        else if (lock.action == FieldLock::Action::Exclude)
            m_excluding.emplace_back(revision, lock);
        else
            for (const QString& field : lock.fields)
                m_included.emplace(field, revision); // the first stays
    }

    int m_all = Window::unlimited;
    std::map<QString, int> m_included;
    std::vector<std::pair<int, FieldLock>> m_excluding;
};

} // namespace

Permissions permissionsOf(const std::vector<const PdfSignature*>& byRevision) {
    const auto firstWith = [&](auto is) {
        return first(byRevision, [&](const PdfSignature& each) { return is(each.permission); });
    };
    const int final = firstWith([](int p) { return p == 1; });
    const auto locks = std::make_shared<Locks>(byRevision);
    return {
        .unseen = {.until = firstWith([](int p) { return p != 0; })},
        .annotating = {.from = firstWith([](int p) { return p == 3; }),
                       .until = firstWith([](int p) { return p == 1 || p == 2; })},
        .fillable = firstWith([](int p) { return p > 1; }),
        .filling = [locks, final](
                       const QString& field) { return Window{0, std::min(final, locks->closing(field))}; },
        .signing = [locks, final](
                       const QString& field) { return Window{0, std::min(final, locks->closing(field))}; }};
}

} // namespace yenile::signature::pdf
