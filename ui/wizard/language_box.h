// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace yenile::ui {

/// The languages, each by its own name.
class LanguageBox : public QComboBox {
    Q_OBJECT
public:
    explicit LanguageBox(QWidget* parent = nullptr);

Q_SIGNALS:
    /// "tr" or "en".
    void languageChosen(const QString& language);
};

} // namespace yenile::ui
