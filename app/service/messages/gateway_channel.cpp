// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/messages/gateway_channel.h"

#include "app/service/messages/transfer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

namespace yenile::registration {
namespace {

using Escape = QString (*)(const QString&);

QString forUrl(const QString& text) {
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString forJson(const QString& text) {
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(2, array.size() - 4)); // without [" and "]
}

QString forXml(const QString& text) {
    return text.toHtmlEscaped();
}

QString forHeader(const QString& text) {
    return text.simplified(); // no line ends
}

Escape escapeFor(const QString& contentType) {
    if (contentType.contains(QLatin1String("json")))
        return forJson;
    return contentType.contains(QLatin1String("xml")) ? forXml : forUrl;
}

/// In one pass, so that what is put in is not looked at again.
QString filled(const QString& pattern, const QMap<QString, QString>& values, Escape escape) {
    QString result;
    for (qsizetype i = 0; i < pattern.size();) {
        const qsizetype end = pattern[i] == u'{' ? pattern.indexOf(u'}', i) : -1;
        const auto value = end < 0 ? values.end() : values.find(pattern.mid(i + 1, end - i - 1));
        if (value == values.end()) {
            result += pattern[i++];
        } else {
            result += escape(*value);
            i = end + 1;
        }
    }
    return result;
}

} // namespace

Result<void> GatewayChannel::send(const QJsonObject& message) {
    QMap<QString, QString> values{{QStringLiteral("secret"), m_secret}};
    for (const auto* const name : {"to", "text", "id"})
        values.insert(QLatin1String(name), message.value(QLatin1String(name)).toString());
    const Transfer transfer = newTransfer(filled(m_settings.url, values, forUrl), "https", m_settings.caFile);
    TransferList headers(
        curl_slist_append(nullptr, ("Content-Type: " + m_settings.contentType.toUtf8()).constData()),
        &curl_slist_free_all);
    if (!m_settings.header.isEmpty())
        curl_slist_append(headers.get(), filled(m_settings.header, values, forHeader).toUtf8().constData());
    const QByteArray body = filled(m_settings.body, values, escapeFor(m_settings.contentType)).toUtf8();
    return post(transfer, headers, body);
}

} // namespace yenile::registration
