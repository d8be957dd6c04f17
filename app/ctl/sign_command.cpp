#include "app/ctl/cards.h"
#include "app/ctl/commands.h"
#include "app/ctl/file_signer.h"
#include "app/ctl/pin_source.h"
#include "app/ctl/text.h"
#include "app/ctl/trust.h"
#include "core/base/await.h"
#include "core/network/http_client.h"
#include "core/network/time_stamp_client.h"
#include "core/signature/certificates/certificate_path.h"
#include "core/signature/signing/chain_completion.h"
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
                    const SignedFile& made) {
    QJsonObject json = prolongedJson(made.prolonged);
    const QJsonObject more{
        {QStringLiteral("output"), options.output},
        {QStringLiteral("files"), QJsonArray::fromStringList(options.files)},
        {QStringLiteral("signer"), QJsonObject{{QStringLiteral("commonName"), signer.commonName()},
                                               {QStringLiteral("serialNumber"), signer.serialNumber()}}},
        {QStringLiteral("indication"), signature::indicationName(made.indication)}};
    for (auto it = more.begin(); it != more.end(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

/// What was made, and what is to be said of it.
struct Signed {
    signature::Certificate signer;
    SignedFile file;
};

/// Before the PIN is asked for. Whoever is not trusted, or cannot be asked about, may sign.
Result<void> checkRevocation(const signature::Signer& signer, const signature::ValidationPolicy& policy) {
    const auto finding = signature::checkSigner(signer.certificate(), {signer.chain(), {}, {}}, policy, {});
    if (finding && (finding->problem.code == ErrorCode::CertificateRevoked ||
                    finding->problem.code == ErrorCode::CertificateOnHold))
        return std::unexpected(finding->problem);
    return {};
}

Result<Signed> signWithCard(const Context& context, const SignOptions& options) {
    SigningTask task{options.files,  options.output, options.place,
                     options.reason, options.digest, options.profile};
    if (const Result<void> checked = task.check(); !checked)
        return failure(checked);
    network::HttpClient transport(context.settings);
    const auto policy = signingPolicy(context.settings, transport);
    if (!policy)
        return failure(policy);
    const auto stampers = network::timeStampers(context.settings, *policy);
    if (!stampers)
        return failure(stampers);
    pkcs11::TokenMonitor monitor(pkcs11::findDrivers(context.settings, options.driver).drivers);
    const Result<pkcs11::Candidate> choice = findCertificate(monitor, options);
    if (!choice)
        return failure(choice);
    PinSource pins(options.pinDescriptor);
    const std::shared_ptr<signature::Signer> card =
        monitor.openSigner(choice->token, choice->certificate, pins);
    const signature::ExtendOptions lasting = extendOptions(options.level, *policy, stampers->get());
    const Result<SignedFile> made = await(QtConcurrent::run([&]() -> Result<SignedFile> {
        const auto signer = signature::withCompletedChain(card, policy->trustAnchors, &transport);
        if (const Result<void> usable = checkRevocation(*signer, *policy); !usable)
            return failure(usable);
        return FileSigner(std::move(task), *signer, lasting).sign();
    }));
    if (!made)
        return failure(made);
    return Signed{card->certificate(), *made};
}

} // namespace

int sign(const Context& context, const SignOptions& options) {
    const Result<Signed> made = signWithCard(context, options);
    if (!made)
        return context.output.fail(made.error());
    QString text = Text::tr("Signed by %1: %2").arg(made->signer.commonName(), options.output);
    const Prolonged& prolonged = made->file.prolonged;
    if (prolonged.missing)
        text += QLatin1Char('\n') + prolongedText(prolonged);
    context.output.show(text, outcome(options, made->signer, made->file));
    return prolonged.missing ? LevelNotReached : Done;
}

} // namespace yenile::ctl
