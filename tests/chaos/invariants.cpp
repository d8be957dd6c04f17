// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/invariants.h"

#include "core/base/file.h"
#include "core/renewal/outbox.h"
#include "core/signature/validation/validation.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace yenile::tests {

using namespace Qt::StringLiterals;

namespace {

const QString bundleFile = u"application.asice"_s;

/// What the service accepted.
struct Accepted {
    QString application;
    QString sha256;
    QByteArray bundle;
    QByteArray receipt;
};

std::vector<Accepted> accepted(const Ledger& ledger) {
    std::vector<Accepted> all;
    for (const QSqlRecord& row : ledger.database.select(
             u"SELECT s.application, s.bundle_sha256, s.bundle, s.receipt FROM submissions s "
             "JOIN applications a ON a.id = s.application WHERE a.order_id = ?"_s,
             {ledger.order}))
        all.push_back({row.value(0).toString(), row.value(1).toString(), row.value(2).toByteArray(),
                       row.value(3).toByteArray()});
    return all;
}

QString digestOf(const QString& file) {
    const Result<QByteArray> content = readFile(file);
    return content ? sha256Hex(*content) : QString();
}

QString receivedDigest(const QByteArray& receipt) {
    return QJsonDocument::fromJson(receipt).object().value(u"bundleSha256").toString();
}

/// Of the bundles that wait, and can be sent.
QStringList waitingDigests(const Ledger& ledger) {
    QStringList digests;
    for (const renewal::PendingBundle& bundle : renewal::Outbox(ledger.outbox).pending())
        digests << digestOf(bundle.file);
    return digests;
}

bool isWithReceipt(const QDir& folder, const QString& sha256) {
    const QByteArray receipt = readFile(folder.filePath(u"receipt.json"_s)).value_or(QByteArray());
    return folder.exists(u"receipt.p7s"_s) && receivedDigest(receipt) == sha256 &&
           digestOf(folder.filePath(bundleFile)) == sha256;
}

/// As a stranger would judge it.
QString whyNotValid(const Accepted& one, const signature::ValidationPolicy& policy) {
    const auto report = signature::validateContainerBytes(one.bundle, bundleFile, policy);
    if (!report)
        return codeName(report.error().code);
    if (report->signatures.size() < 3)
        return u"too few signatures"_s;
    if (report->indication() != signature::Indication::TotalPassed)
        return report->problem() ? codeName(report->problem()->code) : u"not passed"_s;
    return {};
}

QStringList complaintsAbout(const Accepted& one, const Ledger& ledger) {
    QStringList complaints;
    if (const QString why = whyNotValid(one, ledger.policy); !why.isEmpty())
        complaints << u"accepted without a valid bundle: "_s + why;
    if (sha256Hex(one.bundle) != one.sha256 || receivedDigest(one.receipt) != one.sha256)
        complaints << u"the receipt is for another bundle"_s;
    const QDir copies(QDir(ledger.copies).filePath(one.application));
    if (!isWithReceipt(copies, one.sha256) && !waitingDigests(ledger).contains(one.sha256))
        complaints << u"accepted, but the applicant has neither its receipt nor the bundle in the outbox"_s;
    return complaints;
}

QStringList filesBelow(const QString& folder, const QStringList& names) {
    QStringList files;
    for (QDirIterator all(folder, names, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         all.hasNext();)
        files << all.next();
    return files;
}

} // namespace

int submissions(const Ledger& ledger) {
    return static_cast<int>(accepted(ledger).size());
}

QStringList brokenInvariants(const Ledger& ledger) {
    QStringList complaints;
    const std::vector<Accepted> all = accepted(ledger);
    if (all.size() > 1)
        complaints << u"submitted %1 times"_s.arg(all.size());
    for (const Accepted& one : all)
        complaints += complaintsAbout(one, ledger);
    const QStringList waiting = waitingDigests(ledger);
    for (const QString& file : filesBelow(ledger.copies, {bundleFile})) {
        const QString sha256 = digestOf(file);
        if (!isWithReceipt(QFileInfo(file).dir(), sha256) && !waiting.contains(sha256))
            complaints << u"a bundle without a receipt, and none in the outbox"_s;
    }
    const qsizetype notes = QDir(ledger.outbox).entryList({u"*.json"_s}, QDir::Files).size();
    if (notes != waiting.size())
        complaints << u"%1 notes in the outbox, %2 bundles that can be sent"_s.arg(notes).arg(waiting.size());
    return complaints;
}

QStringList missingAtTheEnd(const Ledger& ledger) {
    QStringList complaints;
    const std::vector<Accepted> all = accepted(ledger);
    if (all.size() != 1)
        complaints << u"%1 submissions at the end"_s.arg(all.size());
    for (const Accepted& one : all)
        if (!isWithReceipt(QDir(QDir(ledger.copies).filePath(one.application)), one.sha256))
            complaints << u"no receipt at the end"_s;
    if (const QStringList left = QDir(ledger.outbox).entryList(QDir::Files); !left.isEmpty())
        complaints << u"left in the outbox: "_s + left.join(u", "_s);
    if (!filesBelow(QDir(ledger.outbox).filePath(u"signed"_s), {}).isEmpty())
        complaints << u"signatures are still kept"_s;
    return complaints;
}

QStringList filesWith(const QByteArrayList& secrets, const QStringList& places) {
    QStringList found;
    for (const QString& place : places) {
        const QStringList files = QFileInfo(place).isDir() ? filesBelow(place, {}) : QStringList{place};
        for (const QString& file : files) {
            const QByteArray content = readFile(file).value_or(QByteArray());
            if (std::ranges::any_of(secrets, [&](const QByteArray& secret) {
                    return !secret.isEmpty() && content.contains(secret);
                }))
                found << file;
        }
    }
    return found;
}

} // namespace yenile::tests
