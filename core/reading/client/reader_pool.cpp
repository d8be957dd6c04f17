// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/client/reader_pool.h"

#include <algorithm>

namespace yenile::reading {

namespace {

constexpr auto retrySeconds = 5;

} // namespace

/// A place in the queue, and then among the readers at work.
class ReaderPool::Permit {
public:
    Permit(ReaderPool& pool, qint64 memory, std::chrono::milliseconds longestWait)
        : m_pool(pool), m_memory(memory) {
        std::unique_lock lock(pool.m_mutex);
        pool.m_queue.push_back(this);
        m_isGranted = pool.m_changed.wait_for(lock, longestWait, [&] {
            return pool.m_queue.front() == this && pool.m_free > 0 && pool.m_freeMemory >= memory;
        });
        std::erase(pool.m_queue, this);
        if (m_isGranted) {
            --pool.m_free;
            pool.m_freeMemory -= memory;
        }
        pool.m_changed.notify_all();
    }
    ~Permit() {
        if (!m_isGranted)
            return;
        const std::scoped_lock lock(m_pool.m_mutex);
        ++m_pool.m_free;
        m_pool.m_freeMemory += m_memory;
        m_pool.m_changed.notify_all();
    }
    Permit(const Permit&) = delete;
    Permit& operator=(const Permit&) = delete;

    [[nodiscard]] bool isGranted() const { return m_isGranted; }

private:
    ReaderPool& m_pool;
    qint64 m_memory;
    bool m_isGranted;
};

ReaderPool::ReaderPool(int readers, qint64 memory) : m_free(readers), m_memory(memory), m_freeMemory(memory) {
}

Result<Judgement> ReaderPool::judge(QByteArrayView content, const QString& name,
                                    const signature::ValidationPolicy& policy,
                                    const std::optional<MemberQuestion>& members, const Allowance& allowance,
                                    std::chrono::milliseconds longestWait) {
    const Allowance granted{std::min(allowance.memory, m_memory), allowance.processorSeconds};
    const Permit permit(*this, granted.memory, longestWait);
    if (!permit.isGranted())
        return fail(ErrorCode::ServiceBusy, {QString::number(retrySeconds)});
    const auto file = process::SharedFile::of(content);
    if (!file)
        return failure(file);
    for (bool again = false;; again = true) {
        auto reader = take();
        if (!reader)
            return failure(reader);
        auto judgement = (*reader)->judge(*file, name, policy, members, granted);
        if (!again && !judgement && judgement.error().code == ErrorCode::ReaderFailed)
            continue;
        giveBack(std::move(*reader));
        return judgement;
    }
}

/// One that waits, or a new one: who stays may be slow to start.
Result<std::unique_ptr<ReaderProcess>> ReaderPool::take() {
    {
        const std::scoped_lock lock(m_mutex);
        while (!m_idle.empty()) {
            std::unique_ptr<ReaderProcess> reader = std::move(m_idle.back());
            m_idle.pop_back();
            if (reader->isUsable())
                return reader;
        }
    }
    return ReaderProcess::start(ReaderProcess::Skill::Drawing);
}

void ReaderPool::giveBack(std::unique_ptr<ReaderProcess> reader) {
    if (!reader->isUsable())
        return;
    const std::scoped_lock lock(m_mutex);
    m_idle.push_back(std::move(reader));
}

} // namespace yenile::reading
