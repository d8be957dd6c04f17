// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/when_done.h"
#include "core/renewal/journey_private.h"

/// The login through a provider: first the person's visit there, then the service's answer to what it
/// brought.
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
                                              service::ProviderVisit::Show show) {
    cancelLogin();
    const auto waiting = std::make_shared<Private::Visitor>();
    waiting->start();
    d->visitor = waiting;
    const auto end = [this, waiting, person, name = provider.name.text()](Result<service::Session> session) {
        if (d->visitor != waiting) // was cancelled while the service was asked
            return (void)(session ? d->client.logOut() : Async<void>());
        d->endVisit(session ? d->welcome(*session, person) : std::unexpected(named(session.error(), name)));
    };
    d->visit = std::make_unique<service::ProviderVisit>(
        d->setup.providers, provider, std::move(show), [this, end](Result<service::ProviderLogin> login) {
            if (!login)
                return end(failure(login));
            whenDone(d->client.logIn(std::move(*login)), this, end);
        });
    d->visit->setParent(this); // even where it is to be deleted later
    return waiting->future();
}

void Journey::cancelLogin() {
    if (d->visitor)
        d->endVisit(fail(ErrorCode::Cancelled));
}

/// The visit may be what calls this.
void Journey::Private::endVisit(Result<service::Session> outcome) {
    if (visit)
        visit.release()->deleteLater();
    const auto waiting = std::exchange(visitor, nullptr);
    waiting->addResult(std::move(outcome));
    waiting->finish();
}

Result<service::Session> Journey::Private::welcome(const service::Session& session, const QString& person) {
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
