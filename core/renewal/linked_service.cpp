// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/linked_service.h"

namespace yenile::renewal {

namespace {

using settings::Key;

bool isSame(const QUrl& service, const QString& address) {
    return service == QUrl(address.trimmed()).adjusted(QUrl::RemovePath) && !address.trimmed().isEmpty();
}

} // namespace

LinkTrust trustIn(const QUrl& service, const settings::Settings& settings) {
    if (isSame(service, settings.text(Key::ServiceAddress)))
        return LinkTrust::Trusted;
    for (const QString& address : settings.list(Key::LinkedServices))
        if (isSame(service, address))
            return LinkTrust::Trusted;
    const bool isDecided = settings.isManaged(Key::LinkedServices) || settings.isManaged(Key::ServiceAddress);
    return isDecided ? LinkTrust::Forbidden : LinkTrust::Unknown;
}

Result<void> allowLinksTo(const QUrl& service, settings::Settings& settings) {
    const QString address = service.toString(QUrl::FullyEncoded);
    if (settings.text(Key::ServiceAddress).isEmpty())
        return settings.set(Key::ServiceAddress, address);
    return settings.set(Key::LinkedServices, settings.list(Key::LinkedServices) + QStringList{address});
}

} // namespace yenile::renewal
