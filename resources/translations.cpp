// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

static void initialiseResources() { // Q_INIT_RESOURCE wants to stand outside of namespaces
    Q_INIT_RESOURCE(yenile);
}

namespace yenile {

namespace {

bool isEnglish(const QString& language) {
    const QString asked = language.isEmpty() ? QLocale::system().name() : language;
    return asked.startsWith(QLatin1String("en"));
}

/// The source texts are English, so English needs no translator.
void setTranslation(QTranslator& translator, bool wanted, const QString& file, const QString& folder) {
    QCoreApplication::removeTranslator(&translator);
    if (wanted && translator.load(file, folder))
        QCoreApplication::installTranslator(&translator);
}

} // namespace

void installLanguage(const QString& language) {
    initialiseResources();
    const bool turkish = !isEnglish(language);
    QLocale::setDefault(turkish ? QLocale(QLocale::Turkish, QLocale::Turkey)
                                : QLocale(QLocale::English, QLocale::UnitedKingdom));
    static auto* const ours = new QTranslator(QCoreApplication::instance());
    static auto* const qts = new QTranslator(QCoreApplication::instance());
    setTranslation(*qts, turkish, QStringLiteral("qtbase_tr"),
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    setTranslation(*ours, turkish, QStringLiteral("yenile_tr"), QStringLiteral(":/yenile"));
}

} // namespace yenile
