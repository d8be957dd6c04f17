// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/path_cache.h"

namespace yenile::signature {

namespace {
thread_local PathCache* current = nullptr;
} // namespace

PathCache::PathCache() : m_outer(current) {
    if (current == nullptr)
        current = this;
}

PathCache::~PathCache() {
    current = m_outer;
}

std::optional<PathCache::Outcome> PathCache::find(const Question& question) {
    if (current == nullptr)
        return {};
    const auto entry = current->m_known.find(question.certificate.der());
    if (entry == current->m_known.end())
        return {};
    const Known& known = entry->second;
    const bool isSame =
        known.time == question.time && known.others == question.others && known.anchors == question.anchors;
    return isSame ? std::optional(known.outcome) : std::nullopt;
}

Certificate PathCache::shared(const Certificate& certificate) {
    return current != nullptr ? current->m_shared.emplace(certificate.der(), certificate).first->second
                              : certificate;
}

void PathCache::store(const Question& question, const Outcome& outcome) {
    if (current != nullptr)
        current->m_known.insert_or_assign(question.certificate.der(),
                                          Known{question.others, question.anchors, question.time, outcome});
}

} // namespace yenile::signature
