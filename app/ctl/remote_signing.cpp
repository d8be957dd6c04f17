// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/remote_signing.h"

#include "app/ctl/interruption.h"
#include "app/ctl/text.h"
#include "core/base/await.h"
#include "core/remote/offer.h"
#include "core/remote/remote_signer.h"
#include "core/remote/usability.h"
#include "core/renewal/certificate_choice.h"

#include <QtConcurrent>

namespace yenile::ctl {

namespace {

std::optional<Error> whyUnusable(const remote::Credential& credential, const Wanted& wanted,
                                 const Clock& clock) {
    const signature::Certificate& certificate = credential.certificate();
    const QString owner = wanted.identityNumber.value_or(certificate.identityNumber());
    const auto why = renewal::whyUnusable(certificate, owner, clock);
    return why ? why : remote::whyUnusable(credential);
}

QString listOf(const std::vector<remote::Credential>& credentials) {
    QStringList entries;
    for (const remote::Credential& each : credentials)
        entries << QStringLiteral("%1 (%2)").arg(each.certificate().serialNumber(),
                                                 each.certificate().commonName());
    return entries.join(QLatin1String("; "));
}

Result<remote::Credential> choose(const std::vector<remote::Credential>& credentials, const Wanted& wanted,
                                  const Clock& clock) {
    std::vector<remote::Credential> usable;
    std::vector<renewal::Unusable> unusable;
    for (const remote::Credential& each : credentials) {
        if (!isNamed(each.certificate(), wanted.certificate))
            continue;
        if (const auto why = whyUnusable(each, wanted, clock))
            unusable.push_back({each.certificate(), *why});
        else
            usable.push_back(each);
    }
    if (usable.size() == 1)
        return usable.front();
    if (usable.size() > 1)
        return fail(ErrorCode::CertificateAmbiguous, {listOf(usable)});
    if (unusable.empty())
        return fail(ErrorCode::CertificateNotHere, {wanted.certificate, listOf(credentials)});
    return std::unexpected(renewal::whyNone(unusable));
}

} // namespace

Result<std::shared_ptr<signature::Signer>> openRemoteSigner(const CommandContext& context,
                                                            const Wanted& wanted, const Clock& clock,
                                                            RemoteApproval& approval) {
    const Result<std::optional<remote::Setup>> setup = remote::remoteSetup(context.settings);
    if (!setup)
        return failure(setup);
    if (!*setup)
        return fail(ErrorCode::SettingInvalid, {settings::Settings::name(settings::Key::RemoteService)},
                    QStringLiteral("none"));
    const Interruption interruption([&approval] { approval.stop(); });
    const Result<remote::Offer> offer =
        await(QtConcurrent::run([&setup, &approval] { return remote::askForOffer(**setup, approval); }));
    if (!offer)
        return failure(offer);
    const Result<remote::Credential> credential = choose(offer->credentials, wanted, clock);
    if (!credential)
        return failure(credential);
    context.output.step(Text::tr("Certificate of %1 at %2")
                            .arg(credential->certificate().commonName(), offer->service->name()));
    return std::make_shared<remote::RemoteSigner>(offer->service, *credential);
}

} // namespace yenile::ctl
