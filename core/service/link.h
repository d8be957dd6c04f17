// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

/// Where an address that the service gives out may lead a person who clicks on it. Empty: nowhere.
namespace yenile::service {

/// A page over https.
[[nodiscard]] QUrl pageLink(const QString& address);

/// A new e-mail to one plain address, with nothing filled in (RFC 6068).
[[nodiscard]] QUrl mailLink(const QString& address);

/// A telephone number (RFC 3966).
[[nodiscard]] QUrl phoneLink(const QString& number);

/// From an e-mail to the login at a service: "yenile:login?service=https%3A%2F%2Fkayit.example". It holds
/// nothing else and nothing secret.
[[nodiscard]] QString loginLink(const QUrl& service);
/// The service that such a link names. Empty: it is not such a link.
[[nodiscard]] QUrl serviceOfLink(const QString& link);

} // namespace yenile::service
