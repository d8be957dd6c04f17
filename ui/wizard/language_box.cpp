// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/language_box.h"

#include <QLocale>

namespace yenile::ui {

LanguageBox::LanguageBox(QWidget* parent) : QComboBox(parent) {
    setObjectName(QStringLiteral("language"));
    setAccessibleName(QStringLiteral("Dil / Language"));
    setToolTip(accessibleName());
    addItem(QStringLiteral("Türkçe"), QStringLiteral("tr"));
    addItem(QStringLiteral("English"), QStringLiteral("en"));
    setCurrentIndex(QLocale().language() == QLocale::English ? 1 : 0);
    connect(this, &QComboBox::activated, this, [this] { Q_EMIT languageChosen(currentData().toString()); });
}

} // namespace yenile::ui
