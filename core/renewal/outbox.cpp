// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/outbox.h"

#include "core/base/file.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace yenile::renewal {

namespace {

const QString bundleSuffix = QStringLiteral(".asice");
const QString noteSuffix = QStringLiteral(".json");

/// An application's id comes from the service: as hexadecimal digits it can be no path.
QString baseName(const QString& applicationId) {
    return QString::fromLatin1(applicationId.toUtf8().toHex());
}

} // namespace

Outbox::Outbox(QString folder) : m_folder(std::move(folder)) {
}

Result<PendingBundle> Outbox::store(const QString& applicationId, const QString& serviceAddress,
                                    const QByteArray& bundle, const QDateTime& now) {
    const QDir folder(m_folder);
    const PendingBundle pending{applicationId, serviceAddress,
                                folder.filePath(baseName(applicationId) + bundleSuffix), now};
    if (const Result<void> written = writeFile(pending.file, bundle, FileAccess::OwnerOnly); !written)
        return failure(written);
    // The note comes last: a bundle without one is not whole and is not sent.
    const QJsonObject note{{QStringLiteral("applicationId"), applicationId},
                           {QStringLiteral("serviceAddress"), serviceAddress},
                           {QStringLiteral("sha256"), sha256Hex(bundle)},
                           {QStringLiteral("createdAt"), now.toUTC().toString(Qt::ISODate)}};
    const Result<void> written = writeFile(folder.filePath(baseName(applicationId) + noteSuffix),
                                           QJsonDocument(note).toJson(), FileAccess::OwnerOnly);
    if (!written)
        return failure(written);
    return pending;
}

std::vector<PendingBundle> Outbox::pending() const {
    std::vector<PendingBundle> bundles;
    const QDir folder(m_folder);
    for (const QString& name : folder.entryList({QLatin1Char('*') + noteSuffix}, QDir::Files, QDir::Name)) {
        const Result<QByteArray> content = readFile(folder.filePath(name));
        if (!content)
            continue;
        const QJsonObject note = QJsonDocument::fromJson(*content).object();
        PendingBundle bundle{
            note.value(QLatin1String("applicationId")).toString(),
            note.value(QLatin1String("serviceAddress")).toString(),
            folder.filePath(QString(name).chopped(noteSuffix.size()) + bundleSuffix),
            QDateTime::fromString(note.value(QLatin1String("createdAt")).toString(), Qt::ISODate)};
        const Result<QByteArray> bytes = readFile(bundle.file);
        if (!bundle.applicationId.isEmpty() && bytes &&
            sha256Hex(*bytes) == note.value(QLatin1String("sha256")).toString())
            bundles.push_back(std::move(bundle));
    }
    return bundles;
}

Result<void> Outbox::refuse(const QString& applicationId, ErrorCode why) {
    const QDir folder(m_folder);
    const QString bundle = folder.filePath(baseName(applicationId) + bundleSuffix);
    const QString note = folder.filePath(baseName(applicationId) + noteSuffix);
    const Result<QByteArray> content = readFile(bundle);
    if (!content)
        return failure(content);
    QJsonObject reason = QJsonDocument::fromJson(readFile(note).value_or(QByteArray())).object();
    reason.insert(QStringLiteral("refusedBecause"), codeName(why));
    // An application may be refused more than once, each time with another bundle.
    const QDir refused(folder.filePath(QStringLiteral("refused")));
    const QString target = refused.filePath(baseName(applicationId) + u'-' + sha256Hex(*content).left(16));
    for (const auto& [suffix, bytes] :
         {std::pair(bundleSuffix, *content), std::pair(noteSuffix, QJsonDocument(reason).toJson())})
        if (const Result<void> kept = writeFile(target + suffix, bytes, FileAccess::OwnerOnly); !kept)
            return kept;
    return remove(applicationId);
}

Result<void> Outbox::remove(const QString& applicationId) {
    const QDir folder(m_folder);
    for (const QString& suffix : {noteSuffix, bundleSuffix}) { // the note first, as above
        const QString path = folder.filePath(baseName(applicationId) + suffix);
        if (QFile::exists(path) && !QFile::remove(path))
            return fail(ErrorCode::FileNotWritable, {path});
    }
    return {};
}

} // namespace yenile::renewal
