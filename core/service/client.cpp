// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/client.h"

#include "core/base/file.h"
#include "core/base/ready.h"
#include "core/base/within.h"
#include "core/service/reply.h"
#include "core/service/transport.h"

#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

namespace yenile::service {

namespace {

/// Bundles are known by a name-based UUID (RFC 4122, 4.3) under this one of ours.
const QUuid bundleNamespace(QStringLiteral("{6a1c54f0-6a3e-4c2b-9d42-7f0d8e5b1c11}"));

QByteArray compact(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

ServiceRequest get(const QString& path) {
    return {.path = path};
}

ServiceRequest unsafe(const QByteArray& verb, const QString& path, const QJsonObject& body = {}) {
    return {.verb = verb,
            .path = path,
            .body = compact(body),
            .contentType = QByteArrayLiteral("application/json"),
            .idempotencyKey = QUuid::createUuid().toByteArray(QUuid::WithoutBraces)};
}

/// Whoever leaves wants to be gone.
constexpr auto logoutPatience = std::chrono::seconds(2);

bool isFinal(ErrorCode refusal) {
    return std::ranges::find(finalRefusals(), refusal) != finalRefusals().end();
}

/// What the service refuses has failed.
Result<ServiceResponse> granted(const Result<ServiceResponse>& answer) {
    return answer && answer->problem ? std::unexpected(*answer->problem) : answer;
}

template <typename Message>
Result<Message> decode(const Result<ServiceResponse>& answer) {
    if (!answer)
        return failure(answer);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(answer->body, &problem);
    if (!document.isObject())
        return fail(ErrorCode::ServiceAnswerInvalid, {}, problem.errorString());
    return fromJson<Message>(document.object());
}

/// Only if the member of that name says whom or what was asked about: what is said of another is not to be
/// taken for that.
template <typename Message>
Result<Message> about(const QString& asked, QString Message::* member, const char* name,
                      Result<Message> message) {
    if (message && (*message).*member != asked)
        return fail(ErrorCode::ServiceAnswerInvalid, {}, QLatin1Char('/') + QLatin1String(name));
    return message;
}

/// Of an answer without a content.
Async<void> outcomeOf(Async<ServiceResponse> answer) {
    return answer.then([](const Result<ServiceResponse>& outcome) -> Result<void> {
        if (!outcome)
            return failure(outcome);
        return {};
    });
}

/// A path of which a part comes from outside.
QString path(const char* format, const QString& part, const QString& further = {}) {
    const auto encoded = [](const QString& text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    const QString pattern = QLatin1String(format);
    return further.isNull() ? pattern.arg(encoded(part)) : pattern.arg(encoded(part), encoded(further));
}

} // namespace

struct Client::Private {
    explicit Private(Connection connection) : transport(std::move(connection)) {}

    /// With the session, as all operations after the login are.
    Async<ServiceResponse> hear(ServiceRequest request) {
        request.bearerToken = token;
        return transport.send(std::move(request)).then([this, used = token](Result<ServiceResponse> answer) {
            if (const auto refused = granted(answer);
                !refused && refused.error().code == ErrorCode::SessionExpired && used == token)
                token.clear();
            return answer;
        });
    }
    Async<ServiceResponse> send(ServiceRequest request) { return hear(std::move(request)).then(granted); }
    template <typename Message>
    Async<Message> ask(ServiceRequest request) {
        return send(std::move(request)).then([](const Result<ServiceResponse>& answer) {
            return decode<Message>(answer);
        });
    }
    /// The last one counts: one that is answered after another was begun is ended again.
    Async<Session> openSession(ServiceRequest request) {
        token.clear();
        return ask<Session>(std::move(request)).then([this, login = ++logins](Result<Session> session) {
            if (!session)
                return session;
            if (login != logins) {
                endSession(session->token.toLatin1());
                return Result<Session>(fail(ErrorCode::Cancelled));
            }
            token = session->token.toLatin1();
            return session;
        });
    }
    void endSession(const QByteArray& which) {
        Async<ServiceResponse> answer =
            transport.send({.verb = QByteArrayLiteral("DELETE"),
                            .path = QStringLiteral("/v1/sessions/current"),
                            .answerType = {},
                            .idempotencyKey = QUuid::createUuid().toByteArray(QUuid::WithoutBraces),
                            .bearerToken = which,
                            .repeats = false});
        logout = within(logoutPatience, outcomeOf(answer.then(granted)), &transport);
    }
    /// Remembers which state of the application was seen.
    Result<Application> seen(const Result<ServiceResponse>& answer, const QString& asked,
                             QString Application::* member = &Application::id, const char* name = "id") {
        Result<Application> application = about(asked, member, name, decode<Application>(answer));
        if (application)
            entityTags[application->id] = answer->entityTag;
        return application;
    }
    Async<Application> askApplication(const QString& applicationId, ServiceRequest request) {
        return send(std::move(request)).then([this, applicationId](const Result<ServiceResponse>& answer) {
            return seen(answer, applicationId);
        });
    }

    Transport transport;
    QByteArray token;
    int logins = 0;                        ///< that were begun
    Async<void> logout = ready<void>({});  ///< the end of the last session
    QHash<QString, QByteArray> entityTags; ///< of applications
};

Client::Client(Connection connection, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(connection))) {
}
Client::~Client() = default;

Async<ServiceInfo> Client::serviceInfo() {
    return d->ask<ServiceInfo>(get(QStringLiteral("/v1/service")));
}

Async<Challenge> Client::newChallenge() {
    return d->ask<Challenge>(unsafe("POST", QStringLiteral("/v1/challenges")));
}

Async<Session> Client::logIn(LoginRequest request) {
    return d->openSession(unsafe("POST", QStringLiteral("/v1/sessions"), toJson(request)));
}

Async<Session> Client::logIn(ProviderLogin login) {
    return d->openSession(unsafe("POST", QStringLiteral("/v1/provider-sessions"), toJson(login)));
}

Async<void> Client::requestAccessPassword(AccessPasswordRequest request) {
    ServiceRequest asking = unsafe("POST", QStringLiteral("/v1/access-passwords"), toJson(request));
    asking.answerType.clear();
    return outcomeOf(d->send(std::move(asking)));
}

Async<OrderList> Client::orders() {
    return d->ask<OrderList>(get(QStringLiteral("/v1/orders")));
}

Async<ApplicationForm> Client::form(const QString& orderId) {
    return d->ask<ApplicationForm>(get(path("/v1/orders/%1/form", orderId)))
        .then([orderId](const Result<ApplicationForm>& form) {
            return about(orderId, &ApplicationForm::orderId, "orderId", form);
        });
}

Async<Application> Client::apply(const QString& orderId, const FormAnswers& answers) {
    return d->send(unsafe("POST", path("/v1/orders/%1/applications", orderId), toJson(answers)))
        .then([this, orderId](const Result<ServiceResponse>& answer) {
            return d->seen(answer, orderId, &Application::orderId, "orderId");
        });
}

Async<Application> Client::confirm(const QString& applicationId, const QString& code) {
    return d->askApplication(applicationId,
                             unsafe("POST", path("/v1/applications/%1/confirmation", applicationId),
                                    toJson(ConfirmationRequest{code})));
}

Async<Application> Client::resendCode(const QString& applicationId) {
    return d->askApplication(applicationId,
                             unsafe("POST", path("/v1/applications/%1/confirmation/resend", applicationId)));
}

Async<QByteArray> Client::document(const QString& applicationId, const DocumentInfo& document) {
    ServiceRequest request = get(path("/v1/applications/%1/documents/%2", applicationId, document.name));
    request.answerType = QByteArrayLiteral("application/pdf");
    return d->send(std::move(request))
        .then([document](const Result<ServiceResponse>& answer) -> Result<QByteArray> {
            if (!answer)
                return failure(answer);
            if (sha256Hex(answer->body) != document.sha256)
                return fail(ErrorCode::DocumentAltered, {document.name}, QStringLiteral("digest differs"));
            return answer->body;
        });
}

Async<Application> Client::chooseMethod(const QString& applicationId, Method method) {
    ServiceRequest request =
        unsafe("PUT", path("/v1/applications/%1/method", applicationId), toJson(MethodRequest{method}));
    request.ifMatch = d->entityTags.value(applicationId);
    return d->askApplication(applicationId, std::move(request));
}

Async<BundleVerdict> Client::submitBundle(const QString& applicationId, const QByteArray& bundle,
                                          std::function<void(qint64 sent, qint64 total)> progress,
                                          std::stop_token stop) {
    const QString sha256 = sha256Hex(bundle);
    const QByteArray name = (applicationId + sha256).toUtf8();
    const QString path = yenile::service::path("/v1/applications/%1/bundle", applicationId);
    const auto alreadySent = [this, path, sha256, stop, size = bundle.size()] {
        ServiceRequest question = get(path);
        question.repeats = false; // what is asked for is repeated itself
        question.stop = stop;
        return d->ask<BundleUpload>(std::move(question))
            .then([sha256, size](const Result<BundleUpload>& upload) -> Result<qint64> {
                // All of it there and no answer: its last byte again brings one.
                const bool goesOn = upload && upload->sha256 == sha256 && upload->received >= 0;
                return goesOn ? std::min<qint64>(upload->received, size - 1) : 0;
            });
    };
    return d
        ->hear(
            {.verb = QByteArrayLiteral("PUT"),
             .path = path,
             .body = bundle,
             .contentType = QByteArrayLiteral("application/vnd.etsi.asic-e+zip"),
             .idempotencyKey = QUuid::createUuidV5(bundleNamespace, name).toByteArray(QUuid::WithoutBraces),
             .progress = std::move(progress),
             .stop = std::move(stop),
             .alreadySent = alreadySent})
        .then([this, applicationId](const Result<ServiceResponse>& answer) -> Result<BundleVerdict> {
            if (answer && answer->problem && isFinal(answer->problem->code))
                return BundleVerdict{.refusal = answer->problem};
            const Result<Application> application = d->seen(granted(answer), applicationId);
            if (!application)
                return failure(application);
            return BundleVerdict{.application = *application};
        });
}

Async<Application> Client::application(const QString& applicationId) {
    return d->askApplication(applicationId, get(path("/v1/applications/%1", applicationId)));
}

Async<ApplicationStatus> Client::status(const QString& applicationId) {
    return d->ask<ApplicationStatus>(get(path("/v1/applications/%1/status", applicationId)))
        .then([applicationId](const Result<ApplicationStatus>& status) {
            return about(applicationId, &ApplicationStatus::applicationId, "applicationId", status);
        });
}

Async<void> Client::logOut() {
    if (!hasSession())
        return d->logout;
    d->endSession(d->token);
    forgetSession();
    return d->logout;
}

std::optional<std::chrono::seconds> Client::clockDifference() const {
    return d->transport.clockDifference();
}

Result<void> Client::checkClock() const {
    if (const auto wrong = whyClockIsWrong(d->transport.clockDifference()))
        return std::unexpected(*wrong);
    return {};
}

std::optional<QDateTime> Client::sunset() const {
    return d->transport.sunset();
}

bool Client::hasSession() const {
    return !d->token.isEmpty();
}

void Client::forgetSession() {
    d->token.clear();
}

} // namespace yenile::service
