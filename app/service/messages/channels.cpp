#include "app/service/messages/channels.h"

#include "app/service/messages/gateway_channel.h"
#include "app/service/messages/smtp_channel.h"
#include "core/base/file.h"

namespace yenile::registration {
namespace {

Result<QString> secretIn(const Settings& settings, const QString& file) {
    if (file.isEmpty())
        return QString();
    const Result<QByteArray> content = readFile(settings.file(file));
    if (!content)
        return failure(content);
    return QString::fromUtf8(content->trimmed());
}

std::unique_ptr<Channel> spool(const Settings& settings, const char* kind) {
    return std::make_unique<SpoolChannel>(
        QDir(settings.file(QStringLiteral("spool/") + QLatin1String(kind))));
}

} // namespace

Result<Courier::Channels> openChannels(const Settings& settings) {
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
    return channels;
}

} // namespace yenile::registration
