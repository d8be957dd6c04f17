// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/messages/channel.h"
#include "app/service/settings.h"

namespace yenile::registration {

/// SMS through an HTTPS gateway. Address, header and body are templates: {to}, {text}, {id} and {secret} are
/// replaced and escaped. Any 2xx means that the gateway has accepted the message.
class GatewayChannel final : public Channel {
public:
    GatewayChannel(SmsGatewaySettings settings, QString secret)
        : m_settings(std::move(settings)), m_secret(std::move(secret)) {}
    [[nodiscard]] Result<void> send(const QJsonObject& message) override;

private:
    SmsGatewaySettings m_settings;
    QString m_secret;
};

} // namespace yenile::registration
