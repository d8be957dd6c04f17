// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/http/request_rate.h"

#include "app/service/http/client_address.h"

namespace yenile::registration {
namespace {

constexpr qsizetype mostAddresses = 100'000; // more do not come by themselves, and each takes memory

} // namespace

int RequestRate::count(const QString& address, int weight) {
    const std::lock_guard lock(m_mutex);
    const qint64 now = m_clock.now().toSecsSinceEpoch();
    if (now / 60 != m_minute) {
        m_minute = now / 60;
        m_counts.clear();
    }
    const QString one = m_counts.size() < mostAddresses ? counted(address) : QStringLiteral("everybody else");
    int& sum = m_counts[one];
    if (sum + weight > m_perMinute)
        return static_cast<int>(60 - now % 60);
    sum += weight;
    return 0;
}

} // namespace yenile::registration
