// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cards.h"
#include "app/ctl/commands.h"
#include "app/ctl/file_signer.h"
#include "app/ctl/password_source.h"
#include "app/ctl/pin_source.h"
#include "app/ctl/remote_signing.h"
#include "app/ctl/signing_means.h"
#include "app/ctl/text.h"
#include "core/base/await.h"
#include "core/base/error_json.h"
#include "core/signature/certificates/certificate_path.h"
#include "core/signature/certificates/issuer_fetch.h"
#include "core/signature/signing/chain_completion.h"
#include "pkcs11/diagnosis.h"
#include "pkcs11/token_monitor.h"

#include <QJsonArray>
#include <QtConcurrent>

namespace yenile::ctl {

namespace {

/// Whoever signs, and what they need as long as they do.
class SigningPerson {
public:
    explicit SigningPerson(std::optional<int> descriptor) : m_pins(descriptor), m_approval(descriptor) {}

    [[nodiscard]] Result<std::shared_ptr<signature::Signer>> open(const CommandContext& context,
                                                                  const SignOptions& options) {
        if (options.remote)
            return openRemoteSigner(context, {.certificate = options.certificate}, Clock::system(),
                                    m_approval);
        m_cards.emplace(pkcs11::findDrivers(context.settings, options.driver).drivers);
        const Result<pkcs11::TokenSnapshot> snapshot = await(m_cards->refresh());
        if (!snapshot)
            return failure(snapshot);
        const auto choice =
            chooseCertificate(*snapshot, {.certificate = options.certificate}, Clock::system());
        if (!choice)
            return failure(choice);
        return std::shared_ptr<signature::Signer>(
            m_cards->openSigner(choice->token, choice->certificate, m_pins));
    }

private:
    PinSource m_pins;
    RemoteApproval m_approval;
    std::optional<pkcs11::TokenMonitor> m_cards;
};

QJsonObject outcome(const SignOptions& options, const signature::Certificate& signer,
                    const SignedFile& made) {
    QJsonObject json = prolongedJson(made.prolonged);
    const QJsonObject more{
        {QStringLiteral("output"), options.output},
        {QStringLiteral("files"), QJsonArray::fromStringList(options.files)},
        {QStringLiteral("signer"), QJsonObject{{QStringLiteral("commonName"), signer.commonName()},
                                               {QStringLiteral("serialNumber"), signer.serialNumber()}}},
        {QStringLiteral("earlierProblems"), QJsonArray::fromStringList(made.earlierProblems)},
        {QStringLiteral("notes"), QJsonArray::fromStringList(made.notes)},
        {QStringLiteral("indication"), signature::indicationName(made.indication)}};
    for (auto it = more.begin(); it != more.end(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

/// What was made, and what is to be said of it.
struct Signed {
    signature::Certificate signer;
    SignedFile file;
    std::optional<Error> notLookedUp; ///< of the certificate, although it says where
    std::optional<Error> clock;       ///< ClockWrong by a time stamp or a responder
};

/// Whether it was asked in vain for what the certificate says can be asked: an issuer, or the revocation
/// status.
bool isUnanswered(const Error& problem, const signature::Certificate& signer) {
    return problem.code == ErrorCode::RevocationUnknown ||
           (problem.code == ErrorCode::CertificateUntrusted && signature::namesIssuerSource(signer));
}

/// What was learned of the certificate, and of this computer's clock on the way.
struct LookedUp {
    std::optional<Error> missing;
    std::optional<Error> clock; ///< ClockWrong by a responder that answered just now
};

/// Before the PIN is asked for. Whoever is not trusted may sign; whoever could not be asked about may where
/// the policy does not require the revocation status, and that is told. Errors: CertificateRevoked,
/// CertificateOnHold, and what the policy requires.
Result<LookedUp> lookUp(const signature::Signer& signer, signature::ValidationPolicy policy) {
    const bool isRequired = policy.revocation == signature::RevocationDemand::Always;
    policy.revocation = std::max(policy.revocation, signature::RevocationDemand::WhereNamed);
    const signature::Certificate& certificate = signer.certificate();
    const signature::PathJudgement judgement =
        signature::judgeSigner(certificate, {signer.chain(), {}, {}}, policy, certificate.commonName());
    LookedUp learned;
    for (const signature::CertificateStatus& each : judgement.statuses)
        if (!learned.clock)
            learned.clock = each.revocation.clock;
    if (!judgement.finding || policy.trustAnchors.empty())
        return learned;
    const Error& problem = judgement.finding->problem;
    if (problem.code == ErrorCode::CertificateRevoked || problem.code == ErrorCode::CertificateOnHold)
        return std::unexpected(problem);
    if (!isUnanswered(problem, certificate))
        return learned;
    if (isRequired)
        return std::unexpected(learned.clock.value_or(problem));
    learned.missing = problem;
    return learned;
}

Result<Signed> signFiles(const CommandContext& context, const SignOptions& options) {
    SigningTask task{options.files,  options.output, options.place,
                     options.reason, options.digest, options.profile};
    if (const Result<void> checked = task.check(); !checked)
        return failure(checked);
    SigningReaders readers;
    PasswordSource passwords(options.passwordDescriptor);
    for (const QString& file : options.files)
        if (const Result<void> unlocked = passwords.unlockFile(file, readers.reviser); !unlocked)
            return failure(unlocked);
    task.password = &passwords.password();
    const Result<SigningMeans> means = SigningMeans::of(context.settings);
    if (!means)
        return failure(means);
    SigningPerson person(options.pinDescriptor);
    const Result<std::shared_ptr<signature::Signer>> opened = person.open(context, options);
    if (!opened)
        return failure(opened);
    const std::shared_ptr<signature::Signer>& key = *opened;
    const signature::ExtensionParameters lasting =
        means->extensionParameters(options.level, passwords.password());
    LookedUp learned;
    const auto tell = [&context](const QString& note) { context.output.aside().step(note); };
    const Result<SignedFile> made = await(QtConcurrent::run([&]() -> Result<SignedFile> {
        const auto signer =
            signature::withCompletedChain(key, means->policy().trustAnchors, &means->transport());
        const auto lookedUp = lookUp(*signer, means->policy());
        if (!lookedUp)
            return failure(lookedUp);
        learned = *lookedUp;
        if (learned.clock)
            tell(sentence(*learned.clock));
        return FileSigner(std::move(task), *signer, readers, lasting, tell).sign();
    }));
    if (!made)
        return failure(made);
    return Signed{key->certificate(), *made, learned.missing, made->clock ? made->clock : learned.clock};
}

/// What is told of a signature that was made all the same.
QString noteOf(QLatin1String member, const Error& problem) {
    if (member == QLatin1String("clock"))
        return sentence(problem) + QLatin1Char(' ') + remedy(problem);
    return Text::tr("Whether the certificate is good could not be looked up before it signed. %1")
               .arg(sentence(problem)) +
           detail(problem);
}

} // namespace

int sign(const CommandContext& context, const SignOptions& options) {
    const Output say = isStandardOutput(options.output) ? context.output.aside() : context.output;
    const Result<Signed> made = signFiles(context, options);
    if (!made)
        return say.fail(made.error());
    QString text = Text::tr("Signed by %1: %2").arg(made->signer.commonName(), options.output);
    const Prolonged& prolonged = made->file.prolonged;
    if (prolonged.missing)
        text += QLatin1Char('\n') + prolongedText(prolonged);
    if (!made->file.earlierProblems.isEmpty())
        text += QLatin1Char('\n') + Text::tr("Earlier signatures that did not hold before either: %1")
                                        .arg(made->file.earlierProblems.join(QStringLiteral(", ")));
    QJsonObject json = outcome(options, made->signer, made->file);
    for (const auto& [member, problem] :
         {std::pair("notLookedUp", made->notLookedUp), std::pair("clock", made->clock)}) {
        if (!problem)
            continue;
        text += QLatin1Char('\n') + noteOf(QLatin1String(member), *problem);
        json.insert(QLatin1String(member), toJson(*problem));
    }
    say.show(text, json);
    if (prolonged.missing)
        return LevelNotReached;
    return made->notLookedUp ? NotLookedUp : Done;
}

} // namespace yenile::ctl
