// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/token.h"

#include <QDialog>

class QCheckBox;
class QDialogButtonBox;
class QPushButton;
class QVBoxLayout;

namespace yenile::ui {

class SecretEdit;

/// The common parts of the dialogs that ask for a PIN. They are shown in the order in which they are added.
class CardDialog : public QDialog {
    Q_OBJECT
protected:
    CardDialog(const QString& heading, QWidget* parent);

    [[nodiscard]] QVBoxLayout* column() const { return m_column; }
    /// The card, and what was wrong with the last try.
    void addCard(const QString& label, const QString& reader, const std::optional<Error>& lastProblem);
    [[nodiscard]] SecretEdit* addEntry(const QString& label, const QString& name, int longest);
    /// Nothing if there are none.
    void addCautions(const QStringList& cautions);
    /// The person confirms the last try with it.
    [[nodiscard]] QCheckBox* addConsent(const QString& text);
    /// The button that continues. finish() adds it, with one that cancels, as the last part.
    [[nodiscard]] QPushButton* newButton(const QString& text, const QString& name);
    void finish();

    virtual void updateButton() = 0;

private:
    QVBoxLayout* m_column;
    QDialogButtonBox* m_buttons = nullptr;
};

} // namespace yenile::ui
