// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/setup.h"

#include "core/network/http_client.h"

namespace yenile::remote {

using namespace Qt::StringLiterals;
using settings::Key;
using settings::Settings;

namespace {

std::unexpected<Error> invalid(Key key, const QString& cause) {
    return fail(ErrorCode::SettingInvalid, {Settings::name(key)}, cause);
}

} // namespace

Result<std::optional<Setup>> remoteSetup(const Settings& settings) {
    const QString text = settings.text(Key::RemoteService);
    if (text.isEmpty())
        return std::nullopt;
    Setup setup{.address = QUrl(text), .client = settings.text(Key::RemoteClient)};
    if (setup.address.scheme() != u"https" || setup.address.host().isEmpty())
        return invalid(Key::RemoteService, u"no https address"_s);
    if (setup.client.isEmpty())
        return invalid(Key::RemoteClient, u"none"_s);
    const Result<network::ServerTrust> trust = network::serverTrust(settings);
    if (!trust)
        return failure(trust);
    setup.trust = *trust;
    setup.foreignReach = network::foreignReach(settings);
    return setup;
}

} // namespace yenile::remote
