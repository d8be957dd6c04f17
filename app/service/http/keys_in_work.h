// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <condition_variable>
#include <mutex>
#include <set>

namespace yenile::registration {

/// The idempotency keys of requests in progress. The same request, sent again meanwhile, waits for the first
/// response. Otherwise it would find a captcha used, and that would be stored as the response to both.
class KeysInWork {
public:
    /// The time during which one thread works on a key's request.
    class Lock {
    public:
        Lock(KeysInWork& keys, QByteArray key) : m_keys(keys), m_key(std::move(key)) {
            std::unique_lock lock(m_keys.m_mutex);
            m_keys.m_free.wait(lock, [this] { return m_keys.m_taken.insert(m_key).second; });
        }
        ~Lock() {
            {
                const std::lock_guard lock(m_keys.m_mutex);
                m_keys.m_taken.erase(m_key);
            }
            m_keys.m_free.notify_all();
        }
        Lock(const Lock&) = delete;
        Lock& operator=(const Lock&) = delete;

    private:
        KeysInWork& m_keys;
        QByteArray m_key;
    };

private:
    std::mutex m_mutex;
    std::condition_variable m_free;
    std::set<QByteArray> m_taken;
};

} // namespace yenile::registration
