// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/messages/webhook_channel.h"

#include "app/service/messages/transfer.h"

#include <QJsonDocument>

namespace yenile::registration {

QJsonObject WebhookChannel::message(const ApplicationRow& application, const service::StatusEntry& entry) {
    const QJsonObject json = service::toJson(entry);
    return {
        {QStringLiteral("event"),
         QJsonObject{{QStringLiteral("type"), QStringLiteral("application.status")},
                     {QStringLiteral("timestamp"), json.value(u"at")},
                     {QStringLiteral("data"), QJsonObject{{QStringLiteral("applicationId"), application.id},
                                                          {QStringLiteral("orderId"), application.order},
                                                          {QStringLiteral("entry"), json}}}}}};
}

Result<QList<QByteArray>> WebhookChannel::keysIn(const QByteArray& file) {
    QList<QByteArray> keys;
    const QByteArray prefix = QByteArrayLiteral("whsec_");
    for (const QByteArray& line : file.trimmed().split('\n')) {
        const QByteArray text = line.trimmed();
        const auto key =
            QByteArray::fromBase64Encoding(text.mid(prefix.size()), QByteArray::AbortOnBase64DecodingErrors);
        if (!text.startsWith(prefix) || !key || (*key).size() < 24 || (*key).size() > 64)
            return fail(ErrorCode::SettingInvalid, {QStringLiteral("webhook/secretFile")});
        keys.append(*key);
    }
    return keys;
}

QByteArray WebhookChannel::signatures(const QList<QByteArray>& keys, const QByteArray& id,
                                      const QByteArray& timestamp, const QByteArray& body) {
    QByteArrayList signatures;
    for (const QByteArray& key : keys)
        signatures.append("v1," + hmacSha256(key, id + '.' + timestamp + '.' + body).toBase64());
    return signatures.join(' ');
}

Result<void> WebhookChannel::send(const QJsonObject& message) {
    const QByteArray body = QJsonDocument(message.value(u"event").toObject()).toJson(QJsonDocument::Compact);
    const QByteArray id = message.value(u"id").toString().toUtf8();
    const QByteArray timestamp = QByteArray::number(m_clock.now().toSecsSinceEpoch());
    const Transfer transfer = newTransfer(m_settings.url, "https", m_settings.caFile);
    TransferList headers(nullptr, &curl_slist_free_all);
    for (const QByteArray& header :
         {QByteArray("Content-Type: application/json"), "webhook-id: " + id,
          "webhook-timestamp: " + timestamp, "webhook-signature: " + signatures(m_keys, id, timestamp, body)})
        headers.reset(curl_slist_append(headers.release(), header.constData()));
    return post(transfer, headers, body);
}

} // namespace yenile::registration
