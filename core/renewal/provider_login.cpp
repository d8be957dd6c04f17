// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/when_done.h"
#include "core/renewal/journey_private.h"

/// The login through a provider: first the person logs in there, then the service redeems
/// the code.
namespace yenile::renewal {

namespace {

/// Providers have a name for people, in their language.
Error named(Error error, const QString& provider) {
    if (error.code == ErrorCode::ProviderLoginFailed)
        error.arguments = {provider};
    return error;
}

} // namespace

Async<service::Session> Journey::logInThrough(const service::LoginProvider& provider, const QString& person,
                                              service::ProviderAuthentication::Show show) {
    cancelLogin();
    const auto waiting = std::make_shared<Private::SessionPromise>();
    waiting->start();
    d->pendingLogin = waiting;
    const auto end = [this, waiting, person, name = provider.name.text()](Result<service::Session> session) {
        if (d->pendingLogin != waiting) // was cancelled while the service was asked
            return (void)(session ? d->client.logOut() : Async<void>());
        d->endAuthentication(session ? d->accept(*session, person)
                                     : std::unexpected(named(session.error(), name)));
    };
    d->authentication = std::make_unique<service::ProviderAuthentication>(
        d->setup.providers, provider, std::move(show), [this, end](Result<service::ProviderLogin> login) {
            if (!login)
                return end(failure(login));
            whenDone(d->client.logIn(std::move(*login)), this, end);
        });
    d->authentication->setParent(this); // even where it is to be deleted later
    return waiting->future();
}

void Journey::cancelLogin() {
    if (d->pendingLogin)
        d->endAuthentication(fail(ErrorCode::Cancelled));
}

/// `authentication` itself may be what calls this.
void Journey::Private::endAuthentication(Result<service::Session> outcome) {
    if (authentication)
        authentication.release()->deleteLater();
    const auto waiting = std::exchange(pendingLogin, nullptr);
    waiting->addResult(std::move(outcome));
    waiting->finish();
}

Result<service::Session> Journey::Private::accept(const service::Session& session, const QString& person) {
    if (!session.identityNumber)
        return fail(ErrorCode::ServiceAnswerInvalid, {}, QStringLiteral("/identityNumber"));
    if (!person.isEmpty() && person != *session.identityNumber) {
        (void)client.logOut();
        return fail(ErrorCode::LoginIncorrect, {}, QStringLiteral("another person"));
    }
    belongTo(*session.identityNumber);
    return session;
}

} // namespace yenile::renewal
