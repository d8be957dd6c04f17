// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/link.h"

#include <QRegularExpression>

namespace yenile::service {

namespace {

bool matches(const QString& text, const char* pattern) {
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern)))
        .match(text)
        .hasMatch();
}

} // namespace

QUrl pageLink(const QString& address) {
    const QUrl url(address, QUrl::StrictMode);
    const bool isPage = url.isValid() && url.scheme() == u"https" && !url.host().isEmpty() &&
                        url.userInfo().isEmpty(); // which looks like another host
    return isPage ? url : QUrl();
}

QUrl mailLink(const QString& address) {
    return matches(address, "[A-Za-z0-9._+-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)*")
               ? QUrl(QStringLiteral("mailto:") + address)
               : QUrl();
}

QUrl phoneLink(const QString& number) {
    QString digits = number;
    digits.remove(QRegularExpression(QStringLiteral("[ ()/.-]")));
    return matches(digits, "[+]?[0-9]{3,15}") ? QUrl(QStringLiteral("tel:") + digits) : QUrl();
}

QString loginLink(const QUrl& service) {
    return QStringLiteral("yenile:login?service=") +
           QString::fromLatin1(QUrl::toPercentEncoding(service.toString(QUrl::FullyEncoded)));
}

QUrl serviceOfLink(const QString& link) {
    const QString start = QStringLiteral("yenile:login?service=");
    if (!link.startsWith(start, Qt::CaseInsensitive))
        return {};
    const QByteArray encoded = link.sliced(start.size()).toUtf8();
    const QUrl service = pageLink(QUrl::fromPercentEncoding(encoded));
    const bool isAddress =
        (service.path().isEmpty() || service.path() == u"/") && !service.hasQuery() && !service.hasFragment();
    return isAddress ? service.adjusted(QUrl::RemovePath) : QUrl();
}

} // namespace yenile::service
