// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/transport.h"

#include <QElapsedTimer>
#include <QPromise>

namespace yenile::service {

/// One request until its answer or its failure, over as many connections as that takes; deletes itself then.
class Exchange : public QObject {
    Q_OBJECT
public:
    Exchange(Transport& transport, Request request);

    Async<Answer> start();

private:
    void attempt();
    void sendFrom(qint64 first);
    void conclude(const network::Outcome& outcome);
    void explain(const Error& error, bool datesWrong);
    void finish(Result<Answer> outcome);
    /// How long to wait before the next attempt; nothing where there must be none.
    [[nodiscard]] std::optional<std::chrono::milliseconds> pauseAfter(const network::Outcome& outcome) const;

    Transport& m_transport;
    Request m_request;
    QPromise<Result<Answer>> m_promise;
    QElapsedTimer m_sinceSent; ///< in the last attempt
    int m_attempts = 0;
};

} // namespace yenile::service
