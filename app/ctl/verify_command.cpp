// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/commands.h"
#include "app/ctl/password_source.h"
#include "app/ctl/text.h"
#include "app/ctl/trust.h"
#include "core/base/file.h"
#include "core/base/mapped_file.h"
#include "core/reading/client/file_judge.h"
#include "core/signature/certificates/certificate_profile.h"
#include "core/signature/validation/validation.h"
#include "core/signature/validation/validation_advice.h"
#include "core/signature/validation/validation_report_xml.h"

#include <QDir>

namespace yenile::ctl {

namespace {

using signature::Indication;
using signature::SignatureReport;
using signature::ValidationPolicy;
using signature::ValidationReport;

/// What the certificate is, and how far it goes.
QStringList signerText(const signature::Certificate& signer) {
    const signature::CertificateProfile profile = profileOf(signer);
    QStringList lines{Text::tr("signed by %1, certificate issued by %2")
                          .arg(signer.commonName(), signer.issuerCommonName())};
    lines << (signer.isQualified()   ? Text::tr("qualified certificate (NES)")
              : isSeal(signer)       ? Text::tr("certificate of a seal, not of a person")
              : profile.qcCompliance ? Text::tr("qualified by the rules of the EU, not by Turkish ones (NES)")
                                     : Text::tr("certificate that is not qualified"));
    if (!signer.identityNumber().isEmpty())
        lines.last() += QLatin1String(", ") + Text::tr("identity number %1").arg(signer.identityNumber());
    if (profile.limit)
        lines << Text::tr("for transactions of at most %1").arg(limitText(*profile.limit));
    if (!profile.usageRestriction.isEmpty())
        lines << Text::tr("restricted use: %1").arg(profile.usageRestriction);
    return lines;
}

QString coverageText(const SignatureReport& report) {
    if (!report.coveredMembers.empty())
        return Text::tr("covers %1")
            .arg(QStringList(report.coveredMembers.begin(), report.coveredMembers.end()).join(u", "));
    return report.coversWholeFile ? Text::tr("covers the whole file")
                                  : Text::tr("covers the file as it was then");
}

/// What the signer says of it.
QStringList saidText(const signature::SignerStatements& said) {
    QStringList lines;
    if (!said.reason.isEmpty())
        lines << Text::tr("reason, as the signer states it: %1").arg(said.reason);
    if (!said.location.isEmpty())
        lines << Text::tr("place, as the signer states it: %1").arg(said.location);
    if (!said.roles.isEmpty())
        lines << Text::tr("role, as the signer states it: %1").arg(said.roles.join(QStringLiteral(", ")));
    if (!said.commitments.isEmpty())
        lines << Text::tr("commitment: %1").arg(said.commitments.join(QStringLiteral(", ")));
    return lines;
}

QString signedDataText(const signature::SignedData& data) {
    const QString size = QString::number(data.size);
    return data.name.isEmpty()
               ? Text::tr("signed are the first %1 bytes, SHA-256 %2").arg(size, data.sha256)
               : Text::tr("signed is %1: %2 bytes, SHA-256 %3").arg(data.name, size, data.sha256);
}

QString stampText(const signature::TimeStampReport& stamp) {
    const QString authority = stamp.authority ? stamp.authority->commonName() : QStringLiteral("?");
    QString text =
        Text::tr("time stamp of %1 by %2: %3")
            .arg(stamp.time.toUTC().toString(Qt::ISODate), authority, indicationName(stamp.indication));
    if (!stamp.subIndication.isEmpty())
        text += QStringLiteral(" (%1)").arg(stamp.subIndication);
    return text;
}

/// Whether it was checked if somebody was revoked, by whose answer and of when.
QString revocationText(const signature::CertificateStatus& status) {
    using State = signature::RevocationStatus::State;
    const QString name = status.certificate.commonName();
    const signature::RevocationStatus& found = status.revocation;
    if (found.state == State::Unknown)
        return Text::tr("revocation of %1 not checked").arg(name);
    const QString by =
        QStringLiteral("%1 %2, %3").arg(found.source, found.by, found.issuedAt.toUTC().toString(Qt::ISODate));
    if (found.state == State::Good)
        return Text::tr("%1 not revoked, says %2").arg(name, by);
    return Text::tr("%1 revoked or suspended on %2, says %3")
        .arg(name, found.revokedAt.toUTC().toString(Qt::ISODate), by);
}

QString integrityText(SignatureReport::Integrity integrity) {
    switch (integrity) {
    case SignatureReport::Integrity::Unaltered:
        return Text::tr("what was signed is unaltered");
    case SignatureReport::Integrity::Altered:
        return Text::tr("it does not hold: the file or the signature was altered");
    case SignatureReport::Integrity::NotKnown:
        break;
    }
    return Text::tr("it is not certain that what was signed is unaltered");
}

QString signatureText(const SignatureReport& report) {
    QStringList lines{QStringLiteral("%1: %2").arg(report.name, indicationName(report.indication))};
    if (!report.subIndication.isEmpty())
        lines.last() += QStringLiteral(" (%1)").arg(report.subIndication);
    if (report.signer)
        for (const QString& line : signerText(*report.signer))
            lines << QStringLiteral("  ") + line;
    if (report.claimedTime)
        lines << QStringLiteral("  ") +
                     Text::tr("claimed time %1").arg(report.claimedTime->toUTC().toString(Qt::ISODate));
    if (report.provenTime)
        lines << QStringLiteral("  ") + Text::tr("proven to have been there at %1")
                                            .arg(report.provenTime->toUTC().toString(Qt::ISODate));
    for (const signature::TimeStampReport& stamp : report.timeStamps)
        lines << QStringLiteral("  ") + stampText(stamp);
    for (const signature::CertificateStatus& status : report.revocation)
        lines << QStringLiteral("  ") + revocationText(status);
    lines << QStringLiteral("  ") + integrityText(report.integrity());
    if (report.signer)
        lines.last() += QLatin1String("; ") + (report.trusted ? Text::tr("the signer is trusted")
                                                              : Text::tr("the signer is not trusted"));
    QStringList kind{report.level, report.digestAlgorithm};
    kind.removeAll(QString());
    if (!kind.isEmpty())
        lines << QStringLiteral("  ") + kind.join(QStringLiteral(", "));
    for (const QString& line : saidText(report.statements))
        lines << QStringLiteral("  ") + line;
    if (report.anchor)
        lines << QStringLiteral("  ") + Text::tr("trusted because of %1").arg(report.anchor->commonName());
    for (const signature::SignedData& data : report.signedData)
        lines << QStringLiteral("  ") + signedDataText(data);
    lines << QStringLiteral("  ") + coverageText(report);
    if (!report.isListed)
        lines << QStringLiteral("  ") +
                     Text::tr("a page has its field, and the form of the document lacks it");
    for (const QString& change : signature::inWords(report.changesAfter))
        lines << QStringLiteral("  ") + Text::tr("after it: %1").arg(change);
    if (report.signaturePolicy)
        lines << QStringLiteral("  ") +
                     Text::tr("usage profile %1: policy %2 (%3), %4")
                         .arg(report.profile.isEmpty() ? QStringLiteral("-") : report.profile,
                              report.signaturePolicy->objectIdentifier, report.signaturePolicy->address,
                              report.signaturePolicy->hashAlgorithm + QLatin1Char(' ') +
                                  QString::fromLatin1(report.signaturePolicy->hash.toHex()));
    if (report.problem)
        lines << QStringLiteral("  %1 %2").arg(sentence(*report.problem),
                                               signature::adviceFor(*report.problem));
    for (const signature::Warning& warning : report.warnings)
        lines << QStringLiteral("  ") + Text::tr("note: %1").arg(sentence(warning));
    return lines.join(QLatin1Char('\n'));
}

QString reportText(const ValidationReport& report) {
    QStringList parts;
    for (const SignatureReport& each : report.signatures)
        parts << signatureText(each);
    if (report.signatures.empty())
        parts << Text::tr("There is no signature in the file.");
    for (const signature::PdfEmptyField& field : report.emptyFields)
        parts << (field.reason.isEmpty() ? Text::tr("Empty signature field: %1").arg(field.name)
                                         : Text::tr("Empty signature field: %1 (cannot be signed: %2)")
                                               .arg(field.name, field.reason));
    parts << Text::tr("Outcome: %1").arg(indicationName(report.indication()));
    if (report.validationTime.isValid())
        parts.last() +=
            u' ' + Text::tr("(judged for %1)").arg(report.validationTime.toUTC().toString(Qt::ISODate));
    return parts.join(QLatin1Char('\n'));
}

/// The options make it stricter.
Result<signature::ValidationPolicy> policyOf(const settings::Settings& settings,
                                             const VerifyOptions& options) {
    Result<signature::ValidationPolicy> policy =
        validationPolicy(settings, options.policy, options.trustAnchors);
    if (policy) {
        policy->requireQualified |= options.qualified;
        policy->transport = options.transport;
        if (options.transport != nullptr)
            policy->revocation = signature::RevocationDemand::Always;
    }
    return policy;
}

/// A PDF in a container that wants a password.
std::optional<Error> lockedMember(const ValidationReport& report) {
    for (const SignatureReport& each : report.signatures)
        if (each.problem && PasswordSource::isLocked(each.problem->code))
            return each.problem;
    return {};
}

Result<ValidationReport> judge(reading::FileJudge& files, const VerifyOptions& options,
                               const signature::ValidationPolicy& policy) {
    std::optional<ValidationReport> withLocked;
    Result<ValidationReport> report =
        PasswordSource(options.passwordDescriptor)
            .unlock([&](const Secret& password) -> Result<ValidationReport> {
                Result<ValidationReport> judged =
                    files.judge(options.file, policy, password, options.content);
                const std::optional<Error> locked = judged ? lockedMember(*judged) : std::nullopt;
                if (!locked)
                    return judged;
                withLocked = std::move(*judged);
                return std::unexpected(*locked);
            });
    return report || !withLocked ? std::move(report) : std::move(*withLocked);
}

Result<void> writeXml(const VerifyOptions& options, const ValidationReport& report) {
    return options.xmlReport.isEmpty() ? Result<void>()
                                       : writeFile(options.xmlReport, signature::toEtsiXml(report));
}

/// A file that cannot be judged. What cannot be read as what it is, is no signature by any standard (EN 319
/// 102-1, 5.2.2); of the others nothing is known.
int refuse(const Output& output, const VerifyOptions& options, const ValidationPolicy& policy,
           const Error& problem) {
    const bool isBroken = problem.code == ErrorCode::PdfDamaged ||
                          problem.code == ErrorCode::ContainerDamaged ||
                          problem.code == ErrorCode::ContainerIncomplete;
    const Indication indication = isBroken ? Indication::TotalFailed : Indication::Indeterminate;
    const QString subIndication = isBroken ? QStringLiteral("FORMAT_FAILURE") : QStringLiteral("GENERIC");
    SignatureReport refused;
    refused.name = options.file;
    refused.indication = indication;
    refused.subIndication = subIndication;
    refused.problem = problem;
    if (const Result<void> written = writeXml(options, {options.file, {refused}, {}, policy.clock->now()});
        !written)
        return output.fail(written.error());
    return output.fail(problem,
                       {{QStringLiteral("file"), options.file},
                        {QStringLiteral("indication"), indicationName(indication)},
                        {QStringLiteral("subIndication"), subIndication}},
                       signature::adviceFor(problem));
}

/// By what it was judged.
QJsonObject policyJson(const settings::Settings& settings, const VerifyOptions& options,
                       const signature::ValidationPolicy& policy) {
    const QString file =
        options.policy.isEmpty() ? settings.text(settings::Key::ValidationPolicyFile) : options.policy;
    QJsonObject json{
        {QStringLiteral("trustAnchors"), static_cast<qint64>(policy.trustAnchors.size())},
        {QStringLiteral("requireQualified"), policy.requireQualified},
        {QStringLiteral("requireRevocation"), policy.revocation == signature::RevocationDemand::Always},
        {QStringLiteral("allowFormFilling"), policy.allowFormFilling}};
    if (!file.isEmpty())
        json.insert(QStringLiteral("file"), file);
    return json;
}

/// Of a PDF: each signature signed the beginning of the file as it is now.
Result<void> saveSigned(const VerifyOptions& options, const ValidationReport& report) {
    if (options.savedFolder.isEmpty())
        return {};
    const auto content = MappedFile::open(options.file);
    if (!content)
        return failure(content);
    int number = 0;
    for (const SignatureReport& each : report.signatures) {
        ++number;
        if (each.signedData.size() != 1 || !content->bytes().startsWith("%PDF-"))
            continue;
        const QString name = QStringLiteral("signature-%1.pdf").arg(number);
        const Result<void> written = writeFile(QDir(options.savedFolder).filePath(name),
                                               content->bytes().first(each.signedData.front().size));
        if (!written)
            return written;
    }
    return {};
}

} // namespace

VerifyOptions verifyOptions(const Arguments& a, signature::HttpTransport* transport) {
    return {text(a.file),    text(a.trust),       text(a.policy),    a.qualified,         transport,
            text(a.content), text(a.savedFolder), text(a.xmlReport), a.passwordDescriptor};
}

int verify(const CommandContext& context, const VerifyOptions& options) {
    reading::FileJudge files;
    const Result<signature::ValidationPolicy> policy = policyOf(context.settings, options);
    if (!policy)
        return context.output.fail(policy.error());
    const Result<ValidationReport> report = judge(files, options, *policy);
    if (!report)
        return refuse(context.output, options, *policy, report.error());
    if (const Result<void> saved = saveSigned(options, *report); !saved)
        return context.output.fail(saved.error());
    if (const Result<void> written = writeXml(options, *report); !written)
        return context.output.fail(written.error());
    QJsonObject json = signature::toJson(*report);
    json.insert(QStringLiteral("policy"), policyJson(context.settings, options, *policy));
    context.output.show(reportText(*report), json);
    switch (report->indication()) {
    case Indication::TotalPassed:
        return Done;
    case Indication::TotalFailed:
        return SignatureInvalid;
    case Indication::Indeterminate:
        break;
    }
    return SignatureIndeterminate;
}

} // namespace yenile::ctl
