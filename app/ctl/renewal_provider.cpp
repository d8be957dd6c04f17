// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/renewal.h"
#include "app/ctl/say.h"
#include "app/ctl/text.h"
#include "core/oauth/browser.h"

#include <algorithm>

namespace yenile::ctl {

/// Who has logged in before is who has to again.
Result<void> Renewal::logInThroughProvider() {
    const Result<service::LoginProvider> provider = chosenProvider();
    if (!provider)
        return failure(provider);
    const Result<service::Session> session = await(m_journey.logInThrough(
        *provider, m_identityNumber, [this](const QUrl& address) { showAddress(address); }));
    if (!session)
        return failure(session);
    m_identityNumber = m_journey.identityNumber();
    m_context.output.step(Text::tr("Logged in: %1").arg(session->subscriberName));
    return {};
}

Result<service::LoginProvider> Renewal::chosenProvider() const {
    const auto providers = m_journey.serviceInfo().loginProviders.value_or(service::LoginProviders());
    const auto chosen = std::ranges::find(providers, m_options.provider, &service::LoginProvider::id);
    if (chosen != providers.end())
        return *chosen;
    QStringList names;
    for (const service::LoginProvider& provider : providers)
        names.append(provider.id);
    return fail(ErrorCode::UsageInvalid,
                {names.isEmpty() ? Text::tr("one cannot log in through a provider here")
                                 : Text::tr("one can log in through these providers here: %1")
                                       .arg(names.join(QStringLiteral(", ")))});
}

/// On standard error, so that programs that read the outcome are not disturbed and people see it all the
/// same.
void Renewal::showAddress(const QUrl& address) const {
    const QString text =
        oauth::openInBrowser(address)
            ? Text::tr("Log in in your web browser. If none has opened, open this address on "
                       "this computer:")
            : Text::tr("Open this address in a web browser of this computer, and log in there:");
    say(stderr, text + u'\n' + QString::fromLatin1(address.toEncoded()));
}

} // namespace yenile::ctl
