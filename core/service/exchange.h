// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/transport.h"

#include <QElapsedTimer>
#include <QPromise>

namespace yenile::service {

/// One request until its answer or its failure, over as many connections as it takes. Deletes itself then.
class Exchange : public QObject {
    Q_OBJECT
public:
    Exchange(Transport& transport, ServiceRequest request);

    Async<ServiceResponse> start();

private:
    void attempt();
    void sendFrom(qint64 first);
    void conclude(const network::HttpOutcome& outcome);
    void explain(const Error& error, bool datesWrong);
    void finish(Result<ServiceResponse> outcome);
    /// How long to wait before the next attempt. Nothing: do not try again.
    [[nodiscard]] std::optional<std::chrono::milliseconds>
    pauseAfter(const network::HttpOutcome& outcome) const;

    Transport& m_transport;
    ServiceRequest m_request;
    QPromise<Result<ServiceResponse>> m_promise;
    QElapsedTimer m_sinceSent; ///< of the last attempt
    int m_attempts = 0;
};

} // namespace yenile::service
