// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/server_trust.h"
#include "core/service/bundle_verdict.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace yenile::service {

/// How the service is reached.
struct Connection {
    QUrl address; ///< https://host[:port]; anything but https is refused
    network::ServerTrust trust = {};
    int timeoutSeconds = 30;  ///< of a request without progress
    int longestSeconds = 180; ///< of a request in all; more for a large body on a slow line
    /// Asked over plain HTTP whether a login page of the network is in the way. Empty: the service's own
    /// host.
    QUrl plainAddress = {};
};

/// The registration service as the client sees it: one method for each operation of protocol v1. Lives in one
/// thread (the UI's or main) and never blocks it. TLS 1.2 or newer. Redirects are not followed. Answers
/// larger than 32 MiB are refused. After a lost connection, requests that are safe to repeat (GET, PUT, and
/// POST with an idempotency key) are repeated with growing pauses; if the service is busy, when it says.
/// Errors: the 3xxx codes, and the code in the service's problem answer; ServiceAnswerInvalid also if the
/// answer is about another order or application than the one that was asked for.
class Client : public QObject {
    Q_OBJECT
public:
    explicit Client(Connection connection, QObject* parent = nullptr);
    ~Client() override;

    Async<ServiceInfo> serviceInfo();
    Async<Challenge> newChallenge();
    /// The session's token is kept here and sent with later requests.
    Async<Session> logIn(LoginRequest request);
    Async<Session> logIn(ProviderLogin login);
    Async<void> requestAccessPassword(AccessPasswordRequest request);
    Async<OrderList> orders();
    Async<ApplicationForm> form(const QString& orderId);
    Async<Application> apply(const QString& orderId, const FormAnswers& answers);
    Async<Application> confirm(const QString& applicationId, const QString& code);
    Async<Application> resendCode(const QString& applicationId);
    /// The document is checked against its announced digest. Errors: DocumentAltered.
    Async<QByteArray> document(const QString& applicationId, const DocumentInfo& document);
    /// Only if the application is still as this client last saw it. Errors: ChangedMeanwhile.
    Async<Application> chooseMethod(const QString& applicationId, Method method);
    /// Sending the same bundle again is safe, because it has the same idempotency key. It continues after the
    /// part that the service has already. A final refusal is no error but the verdict. Errors: Cancelled if
    /// it was stopped.
    Async<BundleVerdict> submitBundle(const QString& applicationId, const QByteArray& bundle,
                                      std::function<void(qint64 sent, qint64 total)> progress = {},
                                      std::stop_token stop = {});
    Async<Application> application(const QString& applicationId);
    Async<ApplicationStatus> status(const QString& applicationId);

    /// Ends the session. Finished after two seconds at most, whether or not the service has answered. A
    /// second call gives the outcome of the first.
    Async<void> logOut();

    [[nodiscard]] bool hasSession() const;
    /// How far this computer's clock was behind the service's at its last answer. Nothing before the first
    /// answer.
    [[nodiscard]] std::optional<std::chrono::seconds> clockDifference() const;
    /// Errors: ClockWrong if this computer's clock and the service's differ by more than five minutes.
    [[nodiscard]] Result<void> checkClock() const;
    /// From when on the service needs a newer client, if it has announced that.
    [[nodiscard]] std::optional<QDateTime> sunset() const;
    void forgetSession();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yenile::service
