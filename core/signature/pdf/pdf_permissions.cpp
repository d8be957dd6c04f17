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
    /// None after the first that closes all fields counts.
    explicit Locks(const std::vector<const PdfSignature*>& byRevision) {
        for (size_t i = 0; i < byRevision.size(); ++i)
            for (const FieldLock& lock : byRevision[i]->locks) {
                m_locks.emplace_back(static_cast<int>(i), lock);
                if (lock.action == FieldLock::Action::All)
                    return;
            }
    }

    [[nodiscard]] int closing(const QString& field) const {
        const auto closes = [&](const auto& each) { return each.second.closes(field); };
        const auto first = std::ranges::find_if(m_locks, closes);
        return first == m_locks.end() ? Window::unlimited : first->first;
    }

private:
    std::vector<std::pair<int, FieldLock>> m_locks; ///< in the order of their revisions
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
