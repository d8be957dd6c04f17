// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/client/reader_process.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace yenile::reading {

/// A few reader processes for many threads, which wait for them in a queue. The memory of all files at work
/// is limited: a file whose allowance does not fit waits, and a file larger than the limit gets all of it.
/// Thread-safe.
class ReaderPool {
public:
    /// `memory`: bytes of all readers together.
    ReaderPool(int readers, qint64 memory);

    /// As ReaderProcess::judge(). If a reader crashes, the file is tried once more, because the system may
    /// have ended it. Errors: those of ReaderProcess; ServiceBusy if none is free within `longestWait`.
    [[nodiscard]] Result<Judgement> judge(QByteArrayView content, const QString& name,
                                          const signature::ValidationPolicy& policy,
                                          const std::optional<MemberQuestion>& members,
                                          const Allowance& allowance, std::chrono::milliseconds longestWait);

private:
    class Permit;
    [[nodiscard]] Result<std::unique_ptr<ReaderProcess>> take();
    void giveBack(std::unique_ptr<ReaderProcess> reader);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<const Permit*> m_queue;
    std::vector<std::unique_ptr<ReaderProcess>> m_idle;
    int m_free;
    const qint64 m_memory;
    qint64 m_freeMemory;
};

} // namespace yenile::reading
