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

/// What the questions for the PIN of a card have in common. The parts stand in the order in which they are
/// added.
class CardDialog : public QDialog {
    Q_OBJECT
protected:
    CardDialog(const QString& heading, QWidget* parent);

    [[nodiscard]] QVBoxLayout* column() const { return m_column; }
    /// Which card it is, and what went wrong in the try before.
    void addCard(const QString& label, const QString& reader, const std::optional<Error>& lastProblem);
    [[nodiscard]] SecretEdit* addEntry(const QString& label, const QString& name, int longest);
    /// Nothing where there are none.
    void addCautions(const QStringList& cautions);
    /// That the last try is meant.
    [[nodiscard]] QCheckBox* addConsent(const QString& text);
    /// The button that goes on, beside one that gives up; both are added by finish(), last of all.
    [[nodiscard]] QPushButton* newButton(const QString& text, const QString& name);
    void finish();

    virtual void updateButton() = 0;

private:
    QVBoxLayout* m_column;
    QDialogButtonBox* m_buttons = nullptr;
};

} // namespace yenile::ui
