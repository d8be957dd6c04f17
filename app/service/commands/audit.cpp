// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/commands/commands.h"

#include "app/service/audit_export.h"
#include "app/service/keys/service_keys.h"
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/network/proxy.h"
#include "core/network/time_stamp_client.h"

#include <QFileInfo>
#include <QTimeZone>

namespace yenile::registration {
namespace {

Result<AuditLog::Verdict> checkedLog(const AuditLog& log, const QString& notedHash) {
    const AuditLog::Verdict verdict = log.verify(notedHash);
    const auto damaged = [](const QString& cause) {
        return fail(ErrorCode::FileDamaged, {QStringLiteral("audit")}, cause);
    };
    if (verdict.firstBroken)
        return damaged(QStringLiteral("first at entry %1").arg(*verdict.firstBroken));
    if (!verdict.namesFit)
        return damaged(QStringLiteral("an id beside the log was changed"));
    if (!verdict.hasNoted)
        return damaged(QStringLiteral("cut off: the noted entry is not there"));
    return verdict;
}

} // namespace

Result<QString> verifyAudit(const ServiceSettings& settings, const Database& database,
                            const QString& notedHash) {
    const Result<QByteArray> key = readFile(settings.file(QStringLiteral("pki/service.key")));
    if (!key)
        return failure(key);
    const auto verdict = checkedLog(AuditLog(database, *key), notedHash);
    if (!verdict)
        return failure(verdict);
    return QStringLiteral("%1 entries, last %2").arg(verdict->entries).arg(verdict->lastHash);
}

Result<QString> exportAudit(const ServiceSettings& settings, const Database& database, const QString& file) {
    if (QFileInfo::exists(file))
        return fail(ErrorCode::FileNotWritable, {file}, QStringLiteral("it is there already"));
    const Result<QByteArray> key = readFile(settings.file(QStringLiteral("pki/service.key")));
    if (!key)
        return failure(key);
    const Result<ServiceKeys> keys = openKeys(settings);
    if (!keys)
        return failure(keys);
    if (const Result<void> proxy = network::useProxy(settings.revocation.proxy); !proxy)
        return failure(proxy);
    const AuditLog log(database, *key);
    const auto verdict = checkedLog(log, {});
    if (!verdict)
        return failure(verdict);
    // Whether an authority is trusted is for whoever verifies; that it stamped this is checked here.
    const auto stampers = network::foreignTimeStampers(settings.auditTimeStampAuthorities,
                                                       {.reach = network::Reach::Anywhere}, {});
    const Result<void> written =
        writeAuditExport(file, log.entries(), settings.info.name, *keys->receipts,
                         stampers->isEmpty() ? nullptr : stampers.get(), Clock::system());
    if (!written)
        return failure(written);
    return QStringLiteral("%1 entries, last %2").arg(verdict->entries).arg(verdict->lastHash);
}

Result<QString> verifyAuditExport(const QString& file, const AuditExportTrust& trust,
                                  const QString& notedHash) {
    if (trust.rootFile.isEmpty())
        return fail(ErrorCode::UsageInvalid, {QStringLiteral("--root")});
    const auto anchors = certificatesIn(trust.rootFile);
    if (!anchors)
        return failure(anchors);
    AuditExportPolicy policy;
    policy.validation.trustAnchors = *anchors;
    if (!trust.signerFile.isEmpty()) {
        const auto signers = certificatesIn(trust.signerFile);
        if (!signers)
            return failure(signers);
        policy.signers = {signers->front()};
    }
    const auto checked = checkAuditExport(file, policy, notedHash);
    if (!checked)
        return failure(checked);
    if (!checked->hasNoted)
        return fail(ErrorCode::FileDamaged, {file}, QStringLiteral("the noted entry is not there"));
    const QString stamped =
        checked->stampedAt ? QStringLiteral("stamped ") + checked->stampedAt->toUTC().toString(Qt::ISODate)
                           : QStringLiteral("no trusted time stamp");
    return QStringLiteral("%1 entries of the service %2, signed by %3, %4, last %5")
        .arg(QString::number(checked->head.entries), checked->head.service, checked->signer.commonName(),
             stamped, checked->head.lastHash);
}

} // namespace yenile::registration
