// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/messages/smtp_channel.h"

#include "app/service/messages/mail_address.h"
#include "app/service/messages/transfer.h"

#include <QDateTime>

#include <algorithm>
#include <cstring>

namespace yenile::registration {
namespace {

/// RFC 2047: words of at most 75 characters, none of which parts a letter.
QByteArray encodedWords(const QString& text) {
    QByteArrayList words;
    QByteArray word;
    for (const uint letter : text.toUcs4()) {
        const QByteArray bytes = QString::fromUcs4(reinterpret_cast<const char32_t*>(&letter), 1).toUtf8();
        if (word.size() + bytes.size() > 42) { // 56 in base64
            words.append(word);
            word.clear();
        }
        word += bytes;
    }
    words.append(word);
    for (QByteArray& each : words)
        each = "=?UTF-8?B?" + each.toBase64() + "?=";
    return words.join("\r\n ");
}

QByteArray lines(const QByteArray& base64) {
    QByteArray text;
    for (qsizetype i = 0; i < base64.size(); i += 76)
        text += base64.mid(i, 76) + "\r\n";
    return text;
}

QByteArray dateNow() {
    return QLocale::c()
        .toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss +0000"))
        .toLatin1();
}

struct Source {
    QByteArray bytes;
    qsizetype at = 0;
};

size_t readSource(char* buffer, size_t size, size_t count, void* argument) {
    auto* const source = static_cast<Source*>(argument);
    const qsizetype length =
        std::min(static_cast<qsizetype>(size * count), source->bytes.size() - source->at);
    std::memcpy(buffer, source->bytes.constData() + source->at, static_cast<size_t>(length));
    source->at += length;
    return static_cast<size_t>(length);
}

} // namespace

QByteArray internetMessage(const QJsonObject& message, const QString& from) {
    const auto text = [&](const char* name) { return message.value(QLatin1String(name)).toString(); };
    const QByteArray sender = from.toLatin1();
    const QByteArray host = sender.mid(sender.indexOf('@') + 1);
    return "Date: " + dateNow() + "\r\nFrom: <" + sender + ">\r\nTo: <" + text("to").toLatin1() +
           ">\r\nSubject: " + encodedWords(text("subject")) + "\r\nMessage-ID: <" + text("id").toLatin1() +
           '@' + host +
           ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
           "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
           lines(text("text").replace(u'\n', QStringLiteral("\r\n")).toUtf8().toBase64());
}

Result<void> SmtpChannel::send(const QJsonObject& message) {
    const Result<QString> to = sendableAddress(message.value(u"to").toString());
    if (!to)
        return failure(to);
    QJsonObject sendable = message;
    sendable.insert(QStringLiteral("to"), *to);
    const Transfer transfer = newTransfer(m_settings.url, "smtp,smtps", m_settings.caFile);
    const TransferList recipients(curl_slist_append(nullptr, ('<' + to->toLatin1() + '>').constData()),
                                  &curl_slist_free_all);
    Source source{internetMessage(sendable, m_settings.from)};
    CURL* const curl = transfer.get();
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ('<' + m_settings.from.toLatin1() + '>').constData());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     m_settings.requireTls ? long{CURLUSESSL_ALL} : long{CURLUSESSL_NONE});
    if (!m_settings.user.isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, m_settings.user.toUtf8().constData());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, m_password.toUtf8().constData());
    }
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, readSource);
    curl_easy_setopt(curl, CURLOPT_READDATA, &source);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    const Result<int> status = run(transfer);
    if (!status)
        return failure(status);
    if (*status < 400)
        return {};
    const bool isAnswerToUs =
        *status == 530 || *status == 535; // RFC 4954: the service's login, not the person
    const auto cause = QStringLiteral("SMTP %1").arg(*status);
    return *status >= 500 && !isAnswerToUs ? fail(ErrorCode::RequestInvalid, {QStringLiteral("to")}, cause)
                                           : fail(ErrorCode::ServiceUnreachable, {}, cause);
}

} // namespace yenile::registration
