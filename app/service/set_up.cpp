// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/set_up.h"

#include "app/service/crypto.h"
#include "app/service/keys/key_uri.h"
#include "app/service/messages/channel.h"
#include "app/service/messages/letters.h"
#include "app/service/settings.h"
#include "app/service/state/applicants.h"
#include "app/service/state/orders.h"
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/temporary_folder.h"

#include <QFile>
#include <QScopeGuard>
#include <QSettings>

namespace yenile::registration {
namespace {

/// Keys that are in an HSM stay there.
Result<void> copyKeys(const QDir& pki, const ServiceSettings& settings) {
    std::vector<const char*> names{"root.pem", "issuer.pem", "tls.pem", "receipt.pem"};
    if (!KeyUri::isOne(settings.keys.tls))
        names.push_back("tls.key");
    if (!KeyUri::isOne(settings.keys.receipt))
        names.push_back("receipt.key");
    for (const auto* const name : names) {
        const Result<QByteArray> content = readFile(pki.filePath(QLatin1String(name)));
        if (!content)
            return failure(content);
        const auto written = writeFile(settings.file(QStringLiteral("pki/") + QLatin1String(name)), *content,
                                       FileAccess::OwnerOnly);
        if (!written)
            return written;
    }
    return writeFile(settings.file(QStringLiteral("pki/service.key")), randomBytes(32),
                     FileAccess::OwnerOnly);
}

/// Adds a person and sends the first letter.
Result<QString> addPerson(const Database& database, const ServiceSettings& settings, Applicant applicant) {
    const QString password = randomText(settings.accessPasswordLength, clearAlphabet);
    applicant.id = newId();
    const Result<QByteArray> pepper = readFile(settings.file(QStringLiteral("pki/service.key")));
    if (!pepper)
        return failure(pepper);
    applicant.passwordHash =
        hashSecret(password.toUtf8(), settings.hashPasses, saltOf(*pepper, applicant.identityNumber));
    addApplicant(database, applicant);
    QJsonObject letter = passwordLetter(settings.info, settings.wording, applicant, password);
    letter.insert(QStringLiteral("sentAt"), Clock::system().now().toString(Qt::ISODate));
    const auto sent = SpoolChannel(settings.file(QStringLiteral("spool/mail"))).send(letter);
    return sent ? Result<QString>(applicant.id) : failure(sent);
}

Result<void> addPeople(const Database& database, const ServiceSettings& settings) {
    const QDate today = Clock::system().now().date();
    const Result<QString> ayse = addPerson(database, settings,
                                           {{},
                                            QStringLiteral("10000000146"),
                                            QStringLiteral("AYŞE"),
                                            QStringLiteral("YILMAZ"),
                                            QStringLiteral("ayse.yilmaz@kurum.example"),
                                            {}});
    if (!ayse)
        return failure(ayse);
    const Result<QString> ilker = addPerson(database, settings,
                                            {{},
                                             QStringLiteral("10000000078"),
                                             QStringLiteral("İLKER ÖMER"),
                                             QStringLiteral("ÇAĞLAYANGİL"),
                                             QStringLiteral("ilker.caglayangil@universite.example"),
                                             {}});
    if (!ilker)
        return failure(ilker);
    const QString agency = QStringLiteral("Örnek Kamu Kurumu");
    const QString unit = QStringLiteral("Bilgi İşlem Dairesi Başkanlığı");
    const QString university = QStringLiteral("Örnek Üniversitesi");
    addOrder(database,
             {newId(), *ayse, today.addDays(-3), agency, unit, {}, {}, true, true, today.addDays(-3)});
    addOrder(database, {newId(), *ayse, today.addYears(-1), agency, unit, {}, {}, true, false});
    addOrder(database, {newId(), *ilker, today.addDays(-10), university, QStringLiteral("Öğrenci İşleri"),
                        QStringLiteral("A-20417"), QStringLiteral("+905321112233"), true, true});
    // His certificate has ended: wet ink alone.
    addOrder(database, {newId(), *ilker, today.addDays(-40), university, {}, {}, {}, false, true});
    return {};
}

/// As lines of a settings file. Errors: UsageInvalid.
Result<QByteArray> settingLines(const QStringList& changes) {
    const Result<TemporaryFolder> folder = TemporaryFolder::make();
    if (!folder)
        return failure(folder);
    const QString file = folder->filePath(QStringLiteral("changes.ini"));
    QSettings ini(file, QSettings::IniFormat);
    for (const QString& change : changes) {
        const qsizetype equals = change.indexOf(u'=');
        if (equals < 1)
            return fail(ErrorCode::UsageInvalid, {change});
        ini.setValue(change.first(equals), change.sliced(equals + 1));
    }
    ini.sync();
    return readFile(file);
}

/// What is changed stands at the end, where it counts, so that the explanations before it stay.
Result<void> writeSettings(const QString& file, bool demo, const QStringList& changes) {
    QByteArray text = firstSettings(demo);
    if (!changes.isEmpty()) {
        const Result<QByteArray> further = settingLines(changes);
        if (!further)
            return failure(further);
        text += "\n; What init was given: it counts, whatever stands above.\n" + *further;
    }
    return writeFile(file, text, FileAccess::OwnerOnly);
}

} // namespace

Result<void> setUp(const QDir& state, const QDir& pki, bool demo, const QStringList& changes) {
    const QString file = state.filePath(QStringLiteral("service.ini"));
    if (QFile::exists(file))
        return fail(ErrorCode::UsageInvalid, {state.path()}, QStringLiteral("there is a service already"));
    if (!QDir().mkpath(state.path()) ||
        !QFile::setPermissions(state.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return fail(ErrorCode::FileNotWritable, {state.path()});
    for (const auto* const folder : {"spool/mail", "spool/sms", "spool/captcha"})
        state.mkpath(QLatin1String(folder));
    auto undo = qScopeGuard([&] { QFile::remove(file); }); // so that it can be tried again
    if (const auto written = writeSettings(file, demo, changes); !written)
        return written;
    const Result<ServiceSettings> settings = readSettings(state);
    if (!settings)
        return failure(settings);
    if (const auto copied = copyKeys(pki, *settings); !copied)
        return copied;
    const Database database(*settings);
    if (demo)
        if (const auto added = database.transaction([&] { return addPeople(database, *settings); }); !added)
            return added;
    undo.dismiss();
    return {};
}

} // namespace yenile::registration
