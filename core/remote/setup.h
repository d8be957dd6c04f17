// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/http.h"
#include "core/settings/settings.h"

namespace yenile::remote {

/// How a remote signing service is reached.
struct Setup {
    QUrl address; ///< https; what stands before the names of the methods (7.2): "https://imza.example/csc/v2"
    QString client; ///< client_id (RFC 6749, 2.2)
    network::ServerTrust trust = {};
    network::Reach foreignReach =
        network::Reach::Public; ///< of the authorization server, if it is another one
    /// A signature may wait for a device. Redirects are not followed, because they would carry secrets along.
    /// The largest answer is the certificates of a key, as JSON.
    network::HttpLimits limits{
        .silence = std::chrono::seconds(60), .largest = qint64{1} << 20, .redirects = 0};
    /// The pause between questions whether something was approved elsewhere (11.7), and for how long they are
    /// asked.
    std::chrono::milliseconds pause = std::chrono::seconds(2);
    std::chrono::milliseconds patience = std::chrono::minutes(5);
};

/// The service in the settings; nothing if they name none. Errors: SettingInvalid if it is not an https
/// address, or if the client_id is missing; those of serverTrust().
[[nodiscard]] Result<std::optional<Setup>> remoteSetup(const settings::Settings& settings);

} // namespace yenile::remote
