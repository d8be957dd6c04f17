// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/text.h"
#include "core/base/await.h"
#include "doctor/examination.h"

namespace yenile::ctl {

int examine(const CommandContext& context, const DoctorOptions& options) {
    pkcs11::TokenMonitor tokens(pkcs11::findDrivers(context.settings).drivers);
    const auto person =
        options.identityNumber.isEmpty() ? std::nullopt : std::optional(options.identityNumber);
    QObject here;
    const Result<doctor::Report> report = await(
        doctor::examine({.settings = context.settings, .tokens = tokens, .identityNumber = person}, here));
    if (!report)
        return context.output.fail(report.error());
    const doctor::Personal personal = options.personal ? doctor::Personal::Shown : doctor::Personal::Hidden;
    const QJsonObject json = toJson(*report, personal);
    const QString text = options.fleet ? toLines(*report, personal) : toText(*report, personal);
    if (options.output.isEmpty()) {
        context.output.show(text, json);
        return exitCode(*report);
    }
    const QByteArray content = context.output.isJson() ? QJsonDocument(json).toJson() : text.toUtf8() + '\n';
    if (const Result<void> written = writeResult(options.output, content); !written)
        return context.output.fail(written.error());
    return exitCode(*report);
}

} // namespace yenile::ctl
