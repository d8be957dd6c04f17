// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/messages/channel.h"
#include "app/service/settings.h"
#include "app/service/state/applications.h"
#include "core/base/clock.h"

namespace yenile::registration {

/// Steps of applications to another system of the authority, as the protocol's webhook `applicationStatus`
/// says: signed as Standard Webhooks 1.0 wants it.
class WebhookChannel final : public Channel {
public:
    /// After so long the other system learns of it from somebody else.
    static constexpr int lifetimeSeconds = 7 * 24 * 60 * 60;

    WebhookChannel(WebhookSettings settings, QList<QByteArray> keys, const Clock& clock)
        : m_settings(std::move(settings)), m_keys(std::move(keys)), m_clock(clock) {}

    [[nodiscard]] static QString kind() { return QStringLiteral("webhook"); }
    [[nodiscard]] static QJsonObject message(const ApplicationRow& application,
                                             const service::StatusEntry& entry);
    /// The keys in a file of secrets: "whsec_" and base64 of 24 to 64 bytes, one a line. Errors:
    /// SettingInvalid.
    [[nodiscard]] static Result<QList<QByteArray>> keysIn(const QByteArray& file);

    /// The header `webhook-signature`.
    [[nodiscard]] static QByteArray signatures(const QList<QByteArray>& keys, const QByteArray& id,
                                               const QByteArray& timestamp, const QByteArray& body);

    [[nodiscard]] Result<void> send(const QJsonObject& message) override;

private:
    WebhookSettings m_settings;
    QList<QByteArray> m_keys; ///< the first is the newest
    const Clock& m_clock;
};

} // namespace yenile::registration
