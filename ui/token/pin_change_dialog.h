// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/pin_changer.h"
#include "ui/token/card_dialog.h"

namespace yenile::ui {

/// Asks for the present PIN or the PUK, and twice for the new PIN. Shows how many tries are left.
class PinChangeDialog : public CardDialog {
    Q_OBJECT
public:
    explicit PinChangeDialog(const pkcs11::PinChangeRequest& request, QWidget* parent = nullptr);

    /// Empty if they are entered on the reader.
    [[nodiscard]] pkcs11::PinChangeEntry::Pins pins() const;

private:
    void addEntries(const pkcs11::PinChangeRequest& request);
    void updateButton() override;

    SecretEdit* m_present = nullptr; ///< null if the reader has a key pad
    SecretEdit* m_next = nullptr;
    SecretEdit* m_again = nullptr;
    QCheckBox* m_sure = nullptr; ///< only for the last try
    QPushButton* m_set = nullptr;
    qsizetype m_shortest = 1;
};

} // namespace yenile::ui
