// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/messages/channel.h"
#include "app/service/settings.h"

namespace yenile::registration {

/// E-mails to a mail server (RFC 5321).
class SmtpChannel final : public Channel {
public:
    /// `password` may be empty if the server needs none.
    SmtpChannel(MailSettings settings, QString password)
        : m_settings(std::move(settings)), m_password(std::move(password)) {}
    [[nodiscard]] Result<void> send(const QJsonObject& message) override;

private:
    MailSettings m_settings;
    QString m_password;
};

/// The message by RFC 5322, in ASCII.
[[nodiscard]] QByteArray internetMessage(const QJsonObject& message, const QString& from);

} // namespace yenile::registration
