// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/messages/channel.h"
#include "app/service/settings.h"
#include "app/service/state/applications.h"
#include "core/base/clock.h"

namespace yenile::registration {

/// Sends steps of applications to another system of the authority, with the protocol's webhook
/// `applicationStatus`, signed by Standard Webhooks 1.0.
class WebhookChannel final : public Channel {
public:
    /// After this time the message is given up.
    static constexpr int lifetimeSeconds = 7 * 24 * 60 * 60;

    WebhookChannel(WebhookSettings settings, QList<QByteArray> keys, const Clock& clock)
        : m_settings(std::move(settings)), m_keys(std::move(keys)), m_clock(clock) {}

    [[nodiscard]] static QString kind() { return QStringLiteral("webhook"); }
    [[nodiscard]] static QJsonObject message(const ApplicationRow& application,
                                             const service::StatusEntry& entry);
    /// The keys in a file of secrets: "whsec_" and base64 of 24 to 64 bytes, one on each line. Errors:
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
