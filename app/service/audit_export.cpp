// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/audit_export.h"

#include "core/base/canonical_json.h"
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/mapped_file.h"
#include "core/base/temporary_folder.h"
#include "core/reading/client/file_judge.h"
#include "core/signature/certificates/certificate_profile.h"
#include "core/signature/container/container.h"
#include "core/signature/signing/asic.h"

#include <QJsonDocument>
#include <QScopeGuard>
#include <QTimeZone>

#include <algorithm>

namespace yenile::registration {
namespace {

using signature::SignatureReport;

const QString headName = QStringLiteral("head.json");
const QString entriesName = QStringLiteral("entries.jsonl");

QByteArray lineOf(const AuditLog::Entry& entry) {
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(entry.at, QTimeZone::utc());
    return canonicalJson({{QStringLiteral("number"), entry.number},
                          {QStringLiteral("at"), at.toUTC().toString(Qt::ISODateWithMs)},
                          {QStringLiteral("event"), entry.event},
                          {QStringLiteral("subject"), entry.subject},
                          {QStringLiteral("hash"), entry.hash}}) +
           '\n';
}

QByteArray linesOf(const std::vector<AuditLog::Entry>& entries) {
    QByteArray lines;
    for (const AuditLog::Entry& entry : entries)
        lines += lineOf(entry);
    return lines;
}

QByteArray packed(const AuditHead& head) {
    return canonicalJson({{QStringLiteral("entries"), head.entries},
                          {QStringLiteral("lastHash"), head.lastHash},
                          {QStringLiteral("sha256"), head.sha256},
                          {QStringLiteral("service"), head.service},
                          {QStringLiteral("madeAt"), head.madeAt.toUTC().toString(Qt::ISODate)}});
}

AuditHead unpacked(const QByteArray& bytes) {
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    return {json.value(u"entries").toInteger(-1), json.value(u"lastHash").toString(),
            json.value(u"sha256").toString(), json.value(u"service").toString(),
            QDateTime::fromString(json.value(u"madeAt").toString(), Qt::ISODate)};
}

QByteArray memberNamed(const std::vector<signature::ContainerMember>& members, const QString& name) {
    const auto member = std::ranges::find(members, name, &signature::ContainerMember::name);
    return member == members.end() ? QByteArray() : member->content;
}

/// The one signature, over all there is. Errors: SignatureMissing, what is wrong with it.
Result<SignatureReport> signatureIn(const signature::ValidationReport& report, const QString& file) {
    if (report.signatures.size() != 1)
        return fail(ErrorCode::SignatureMissing, {file});
    const SignatureReport& found = report.signatures.front();
    if (found.problem)
        return std::unexpected(*found.problem);
    for (const QString& name : {headName, entriesName})
        if (std::ranges::find(found.coveredMembers, name) == found.coveredMembers.end())
            return fail(ErrorCode::SignatureMissing, {name});
    return found;
}

Result<void> checkSigner(const signature::Certificate& signer, const AuditExportPolicy& policy) {
    const bool counts = policy.signers.empty()
                            ? signature::isSeal(signer)
                            : std::ranges::find(policy.signers, signer) != policy.signers.end();
    return counts ? Result<void>()
                  : fail(ErrorCode::CertificateOfSomeoneElse, {}, QStringLiteral("signs no audit logs"));
}

/// Numbers without a gap up to the head's, and its hash at the end.
bool fits(const AuditHead& head, const QByteArrayList& lines, const QByteArray& entries) {
    if (head.entries != lines.size() || head.sha256 != sha256Hex(entries))
        return false;
    qint64 number = 0;
    QString last;
    for (const QByteArray& line : lines) {
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        if (entry.value(u"number").toInteger() != ++number)
            return false;
        last = entry.value(u"hash").toString();
    }
    return last == head.lastHash;
}

} // namespace

Result<void> writeAuditExport(const QString& file, const std::vector<AuditLog::Entry>& entries,
                              const QString& service, signature::Signer& signer,
                              signature::TimeStamper* stamper, const Clock& clock) {
    const QByteArray lines = linesOf(entries);
    const AuditHead head{static_cast<qint64>(entries.size()),
                         entries.empty() ? QString() : entries.back().hash, sha256Hex(lines), service,
                         clock.now()};
    signature::AsicOptions options;
    options.description = QStringLiteral("audit log");
    options.timeStamper = stamper;
    const Result<TemporaryFolder> folder = TemporaryFolder::make();
    if (!folder)
        return failure(folder);
    const QString made = folder->filePath(QStringLiteral("export"));
    const Result<void> written =
        createContainer(made,
                        {{headName, QStringLiteral("application/json"), packed(head)},
                         {entriesName, QStringLiteral("application/jsonl"), lines}},
                        signer, options, clock);
    if (!written) // without its time stamp it is not what was asked for
        return written;
    const Result<MappedFile> content = MappedFile::open(made);
    return content ? writeFile(file, content->bytes()) : failure(content);
}

Result<CheckedAuditExport> checkAuditExport(const QString& file, const AuditExportPolicy& policy,
                                            const QString& notedHash) {
    const auto report = reading::judgeFile(file, policy.validation);
    if (!report)
        return failure(report);
    const Result<SignatureReport> signature = signatureIn(*report, file);
    if (!signature)
        return failure(signature);
    if (const Result<void> checked = checkSigner(*signature->signer, policy); !checked)
        return failure(checked);
    const auto members = signature::readContainer(file); // of somebody who is trusted
    if (!members)
        return failure(members);
    const QByteArray entries = memberNamed(*members, entriesName);
    QByteArrayList lines = entries.split('\n');
    lines.removeLast(); // behind the last line's end
    const AuditHead head = unpacked(memberNamed(*members, headName));
    if (!fits(head, lines, entries))
        return fail(ErrorCode::FileDamaged, {file}, QStringLiteral("head and entries do not fit"));
    const QByteArray noted = "\"hash\":\"" + notedHash.toLatin1() + '"';
    return CheckedAuditExport{head, *signature->signer, signature->provenTime,
                              notedHash.isEmpty() || entries.contains(noted)};
}

} // namespace yenile::registration
