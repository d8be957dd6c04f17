// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QJsonObject>
#include <QList>

namespace yenile::tests {

/// What comes to an applicant by e-mail, SMS and picture, in the state folder of a service that runs for
/// tests.
class Spool {
public:
    explicit Spool(const QDir& state) : m_folder(state.filePath(QStringLiteral("spool"))) {}

    /// In the order of arrival.
    [[nodiscard]] QList<QJsonObject> mails() const { return all(QStringLiteral("mail")); }
    [[nodiscard]] QList<QJsonObject> messages() const { return all(QStringLiteral("sms")); }
    /// From the newest e-mail to the person, or the newest SMS for the application; empty when there is none.
    [[nodiscard]] QString accessPassword(const QString& identityNumber) const;
    [[nodiscard]] QString smsCode(const QString& applicationId) const;
    [[nodiscard]] QString captcha(const QString& challengeId) const;

private:
    [[nodiscard]] QList<QJsonObject> all(const QString& kind) const;

    QDir m_folder;
};

} // namespace yenile::tests
