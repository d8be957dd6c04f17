#include "app/ctl/cards.h"
#include "app/ctl/commands.h"
#include "app/ctl/file_signer.h"
#include "app/ctl/pin_source.h"
#include "app/ctl/text.h"
#include "app/ctl/trust.h"
#include "core/base/await.h"
#include "core/signature/chain_completion.h"
#include "pkcs11/diagnosis.h"
#include "pkcs11/token_monitor.h"

#include <QJsonArray>
#include <QtConcurrent>

namespace yenile::ctl {

namespace {

Result<pkcs11::Candidate> findCertificate(pkcs11::TokenMonitor& monitor, const SignOptions& options) {
    const Result<pkcs11::TokenSnapshot> snapshot = await(monitor.refresh());
    if (!snapshot)
        return failure(snapshot);
    if (snapshot->tokens.empty())
        return std::unexpected(whyNoToken(*snapshot));
    return chooseCertificate(*snapshot, {.certificate = options.certificate}, Clock::system());
}

QJsonObject outcome(const SignOptions& options, const signature::Certificate& signer,
                    signature::Indication indication) {
    return {{QStringLiteral("output"), options.output},
            {QStringLiteral("files"), QJsonArray::fromStringList(options.files)},
            {QStringLiteral("signer"), QJsonObject{{QStringLiteral("commonName"), signer.commonName()},
                                                   {QStringLiteral("serialNumber"), signer.serialNumber()}}},
            {QStringLiteral("indication"), signature::indicationName(indication)}};
}

Result<QJsonObject> signWithCard(const Context& context, const SignOptions& options) {
    SigningTask task{options.files, options.output};
    if (const Result<void> checked = task.check(); !checked)
        return failure(checked);
    const auto anchors = trustAnchors(context.settings);
    if (!anchors)
        return failure(anchors);
    pkcs11::TokenMonitor monitor(pkcs11::findDrivers(context.settings, options.driver).drivers);
    const Result<pkcs11::Candidate> choice = findCertificate(monitor, options);
    if (!choice)
        return failure(choice);
    PinSource pins(options.pinDescriptor);
    const std::shared_ptr<signature::Signer> signer =
        signature::withCompletedChain(monitor.openSigner(choice->token, choice->certificate, pins), *anchors);
    const Result<signature::Indication> made =
        await(QtConcurrent::run([&] { return FileSigner(std::move(task), *signer, *anchors).sign(); }));
    if (!made)
        return failure(made);
    return outcome(options, signer->certificate(), *made);
}

} // namespace

int sign(const Context& context, const SignOptions& options) {
    const Result<QJsonObject> made = signWithCard(context, options);
    if (!made)
        return context.output.fail(made.error());
    const QString signer =
        made->value(QLatin1String("signer")).toObject().value(QLatin1String("commonName")).toString();
    context.output.show(Text::tr("Signed by %1: %2").arg(signer, options.output), *made);
    return Done;
}

} // namespace yenile::ctl
