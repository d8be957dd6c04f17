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

} // namespace yenile::service
