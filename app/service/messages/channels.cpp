// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/messages/channels.h"

#include "app/service/messages/gateway_channel.h"
#include "app/service/messages/smtp_channel.h"
#include "app/service/messages/webhook_channel.h"
#include "core/base/file.h"

namespace yenile::registration {
namespace {

Result<QString> secretIn(const ServiceSettings& settings, const QString& file) {
    if (file.isEmpty())
        return QString();
    const Result<QByteArray> content = readFile(settings.file(file));
    if (!content)
        return failure(content);
    return QString::fromUtf8(content->trimmed());
}

std::unique_ptr<Channel> spool(const ServiceSettings& settings, const char* kind) {
    return std::make_unique<SpoolChannel>(
        QDir(settings.file(QStringLiteral("spool/") + QLatin1String(kind))));
}

/// Null where no address is set.
Result<std::unique_ptr<Channel>> webhook(const ServiceSettings& settings, const Clock& clock) {
    WebhookSettings hook = settings.webhook;
    if (hook.url.isEmpty())
        return nullptr;
    if (!hook.caFile.isEmpty())
        hook.caFile = settings.file(hook.caFile);
    const Result<QByteArray> file = readFile(settings.file(hook.secretFile));
    if (!file)
        return failure(file);
    const Result<QList<QByteArray>> keys = WebhookChannel::keysIn(*file);
    if (!keys)
        return failure(keys);
    return std::make_unique<WebhookChannel>(hook, *keys, clock);
}

} // namespace

Result<Courier::Channels> openChannels(const ServiceSettings& settings, const Clock& clock) {
    MailSettings mail = settings.mail;
    SmsGatewaySettings gateway = settings.smsGateway;
    for (QString* const file : {&mail.caFile, &gateway.caFile})
        if (!file->isEmpty())
            *file = settings.file(*file);
    const Result<QString> password = secretIn(settings, mail.passwordFile);
    const Result<QString> secret = secretIn(settings, gateway.secretFile);
    for (const Result<QString>& each : {password, secret})
        if (!each)
            return failure(each);
    Courier::Channels channels;
    channels[QStringLiteral("mail")] =
        mail.url.isEmpty() ? spool(settings, "mail") : std::make_unique<SmtpChannel>(mail, *password);
    channels[QStringLiteral("sms")] =
        gateway.url.isEmpty() ? spool(settings, "sms") : std::make_unique<GatewayChannel>(gateway, *secret);
    Result<std::unique_ptr<Channel>> hook = webhook(settings, clock);
    if (!hook)
        return failure(hook);
    if (*hook)
        channels[WebhookChannel::kind()] = std::move(*hook);
    return channels;
}

} // namespace yenile::registration
