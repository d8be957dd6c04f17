// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/http/client_address.h"
#include "app/service/operations/limits.h"
#include "app/service/operations/new_session.h"
#include "app/service/provider/identity_provider.h"
#include "core/service/form_rules.h"

#include <QUrl>

/// The login through a provider: no captcha and no password, the provider has asked the person.
namespace yenile::registration {
namespace {

/// Codes go to programs on the applicant's own computer alone (RFC 8252, 7.3).
bool isOnLoopback(const QString& redirect) {
    const QUrl address(redirect, QUrl::StrictMode);
    return address.scheme() == u"http" && QHostAddress(address.host()).isLoopback() && address.port() > 0;
}

Result<service::ProviderLogin> readLogin(const Service& service, const Request& request) {
    Result<service::ProviderLogin> login = readMessage<service::ProviderLogin>(request);
    if (!login)
        return login;
    if (!service.provider || service.provider->id() != login->providerId)
        return fail(ErrorCode::RequestInvalid, {QStringLiteral("/providerId")});
    if (!isOnLoopback(login->redirectUri))
        return fail(ErrorCode::RequestInvalid, {QStringLiteral("/redirectUri")});
    return login;
}

/// Within a transaction.
void noteRefusal(const Service& service, const Request& request) {
    countAttempt(service.database, addressLimit(service.settings), counted(request.peer),
                 service.clock.now());
    service.audit.add(QStringLiteral("login refused"), {}, service.clock.now());
}

std::optional<Applicant> applicantOf(const Service& service, const QString& identity) {
    const Result<QString> number = service::normalisedIdentityNumber(identity);
    return number ? findApplicantByNumber(service.database, *number) : std::nullopt;
}

/// An address of ours, and why it is not reached, is nothing to the client.
std::unexpected<Error> whyNot(const Error& error) {
    return error.code == ErrorCode::AddressUnreachable ? fail(ErrorCode::ProviderLoginFailed, error.arguments)
                                                       : std::unexpected(error);
}

Result<Change> logIn(const Service& service, const Request& request) {
    if (const auto allowed = checkAddress(service, request); !allowed)
        return failure(allowed);
    const Result<service::ProviderLogin> login = readLogin(service, request);
    if (!login)
        return failure(login);
    const Result<QString> identity = service.provider->identityOf(*login);
    if (!identity && identity.error().code != ErrorCode::ProviderLoginFailed) // no try of the person's
        return whyNot(identity.error());
    return [&service, request, identity]() -> Result<Response> {
        const auto applicant = identity ? applicantOf(service, *identity) : std::nullopt;
        if (!applicant) {
            noteRefusal(service, request);
            return identity ? fail(ErrorCode::LoginIncorrect) : failure(identity);
        }
        service::Session session = newSession(service, *applicant, QStringLiteral("login by provider"));
        session.identityNumber = applicant->identityNumber;
        return jsonResponse(service::toJson(session), 201);
    };
}

} // namespace

std::vector<Endpoint> providerEndpoints(const Service& service) {
    return {
        {"POST", QStringLiteral("/v1/provider-sessions"), false, BodyKind::Json,
         Preparation([&service](const Request& request) { return logIn(service, request); })},
    };
}

} // namespace yenile::registration
