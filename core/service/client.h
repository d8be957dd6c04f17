// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/server_trust.h"
#include "core/service/messages.h"

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
    int timeoutSeconds = 30;  ///< for each request without progress
    int longestSeconds = 180; ///< for each request, and more for a body that a slow line sends
    /// Asked over HTTP whether something stands in the way; empty: the service's own host.
    QUrl plainAddress = {};
};

/// The registration service as the client sees it, a method per operation of protocol v1. Lives in one thread
/// (the UI's or main) and never blocks it. TLS 1.2 or newer; no redirect is followed; answers over 32 MiB are
/// refused. Requests that are safe to repeat (GET, PUT, POST under their idempotency key) are repeated after
/// a lost connection, with growing pauses, and where the service is busy for a moment, when it says. Errors:
/// the 3xxx codes, and whatever code the service's problem answer carries.
class Client : public QObject {
    Q_OBJECT
public:
    explicit Client(Connection connection, QObject* parent = nullptr);
    ~Client() override;

    Async<ServiceInfo> serviceInfo();
    Async<Challenge> newChallenge();
    /// The session's token is kept here and sent with what follows.
    Async<Session> logIn(LoginRequest request);
    Async<Session> logIn(ProviderLogin login);
    Async<void> requestAccessPassword(AccessPasswordRequest request);
    Async<OrderList> orders();
    Async<ApplicationForm> form(const QString& orderId);
    Async<Application> apply(const QString& orderId, const FormAnswers& answers);
    Async<Application> confirm(const QString& applicationId, const QString& code);
    Async<Application> resendCode(const QString& applicationId);
    /// Checked against the announced digest. Errors: DocumentAltered.
    Async<QByteArray> document(const QString& applicationId, const DocumentInfo& document);
    /// Only of the application as this client last saw it. Errors: ChangedMeanwhile.
    Async<Application> chooseMethod(const QString& applicationId, Method method);
    /// The whole answer is lost or won under one idempotency key: sending the same bundle again is safe, and
    /// goes on from what the service has of it. Errors: Cancelled where it was stopped.
    Async<Application> submitBundle(const QString& applicationId, const QByteArray& bundle,
                                    std::function<void(qint64 sent, qint64 total)> progress = {},
                                    std::stop_token stop = {});
    Async<Application> application(const QString& applicationId);
    Async<ApplicationStatus> status(const QString& applicationId);

    /// Its token is worth nothing from then on. Nobody need wait for long: done after two seconds, whether or
    /// not the service has answered. Asked again, tells the outcome of the first time.
    Async<void> logOut();

    [[nodiscard]] bool hasSession() const;
    /// How far this computer's clock was behind the service's when it last answered; nothing before that.
    [[nodiscard]] std::optional<std::chrono::seconds> clockDifference() const;
    /// ClockWrong where this computer's clock and the service's differ by more than five minutes.
    [[nodiscard]] Result<void> checkClock() const;
    /// From when on the service wants a newer client, where it has announced that.
    [[nodiscard]] std::optional<QDateTime> sunset() const;
    void forgetSession();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yenile::service
