// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

/// Where an address that the service hands out may lead whoever clicks on it; empty: nowhere.
namespace yenile::service {

/// To a page over https.
[[nodiscard]] QUrl pageLink(const QString& address);

/// To a new e-mail to one plain address, with nothing filled in (RFC 6068).
[[nodiscard]] QUrl mailLink(const QString& address);

/// To a telephone (RFC 3966).
[[nodiscard]] QUrl phoneLink(const QString& number);

/// From an e-mail to the login at a service: "yenile:login?service=https%3A%2F%2Fkayit.example". Nothing else
/// stands in it, and nothing secret.
[[nodiscard]] QString loginLink(const QUrl& service);
/// The service that such a link leads to; empty: it is none.
[[nodiscard]] QUrl serviceOfLink(const QString& link);

} // namespace yenile::service
