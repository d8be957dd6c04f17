// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/run.h"

#include "app/ctl/answers.h"
#include "app/ctl/commands.h"
#include "app/ctl/proxy_account.h"
#include "core/network/http_client.h"
#include "core/network/proxy.h"

#include <algorithm>

namespace yenile::ctl {

namespace {

QStringList texts(const std::vector<std::string>& arguments) {
    QStringList list;
    for (const std::string& argument : arguments)
        list << text(argument);
    return list;
}

signature::Level level(const Arguments& arguments, signature::Level byDefault) {
    return signature::levelNamed(text(arguments.level)).value_or(byDefault);
}

std::optional<signature::SignaturePlace> place(const Arguments& arguments) {
    if (arguments.corner.empty() && arguments.field.empty() && !arguments.page)
        return {};
    signature::SignaturePlace place;
    place.corner = signature::cornerNamed(text(arguments.corner)).value_or(place.corner);
    place.page = arguments.page.value_or(place.page);
    place.field = text(arguments.field);
    return place;
}

/// A profile raises the level to what it demands.
SignOptions signOptions(const Arguments& a) {
    const auto profile = signature::profileNamed(text(a.profile)).value_or(signature::UsageProfile::P1);
    return {.files = texts(a.files),
            .output = text(a.output),
            .certificate = text(a.certificate),
            .driver = text(a.driver),
            .level = std::max(level(a, signature::Level::Basic), rulesOf(profile).least),
            .pinDescriptor = a.pinDescriptor,
            .place = place(a),
            .reason = text(a.reason),
            .digest = signature::digestNamed(text(a.digest)).value_or(signature::DigestAlgorithm::Sha256),
            .profile = profile,
            .passwordDescriptor = a.passwordDescriptor,
            .remote = a.remote};
}

/// What the doctor does not need to be well.
int runDoctor(const CommandContext& context, const Arguments& a) {
    if (!a.fleet && !a.json)
        network::setAccountSource(askForProxyAccount);
    const Result<Answers> answers = Answers::open(text(a.answers), {});
    if (!answers)
        return context.output.fail(answers.error());
    return examine(context,
                   {.output = text(a.output),
                    .identityNumber = answers->given(QStringLiteral("identityNumber")).value_or(QString()),
                    .fleet = a.fleet,
                    .personal = a.personal});
}

} // namespace

int run(const std::string& command, const Arguments& a, const Output& output) {
    settings::Settings settings = begin(a);
    const CommandContext context{settings, output};
    if (command == "doctor") // tells what is wrong with the settings, too
        return runDoctor(context, a);
    if (const Result<void> readable = settings.check(); !readable)
        return output.fail(readable.error());
    if (const Result<void> proxy = network::useProxy(settings); !proxy)
        return output.fail(proxy.error());
    network::setAccountSource(askForProxyAccount);
    const RenewOptions renewal{
        text(a.answers), text(a.ask), text(a.output), text(a.method), text(a.order),   text(a.certificate),
        a.pinDescriptor, a.resume,    a.newForm,      a.remote,       text(a.provider)};
    if (command == "renew")
        return renew(context, renewal);
    if (command == "status")
        return showStatus(context, renewal);
    if (command == "change" || command == "unblock")
        return setPin(context, {command == "change" ? pkcs11::PinTask::Change : pkcs11::PinTask::Unblock,
                                text(a.card), a.pinDescriptor});
    if (command == "remind")
        return remind(context, text(a.calendar));
    if (command == "sign")
        return sign(context, signOptions(a));
    if (command == "extend")
        return extend(context, {text(a.file), text(a.output), level(a, signature::Level::LongTerm),
                                a.passwordDescriptor});
    if (command == "verify") {
        const auto transport = network::httpClient(settings);
        return transport ? verify(context, verifyOptions(a, transport->get()))
                         : output.fail(transport.error());
    }
    return a.watch ? watchTokens(context) : listTokens(context);
}

} // namespace yenile::ctl
