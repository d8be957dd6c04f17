// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/token/card_dialog.h"

namespace yenile::ui {

/// Asks for the PIN of a card. Shows which card, for which document, and how many tries are left.
class PinDialog : public CardDialog {
    Q_OBJECT
public:
    explicit PinDialog(const pkcs11::PinRequest& request, QWidget* parent = nullptr);

    [[nodiscard]] Secret pin() const;

private:
    void addPin(const pkcs11::PinState& pin);
    void updateButton() override;

    SecretEdit* m_pin = nullptr;
    QPushButton* m_sign = nullptr;
    QCheckBox* m_sure = nullptr; ///< only for the last try
    qsizetype m_shortest = 1;
};

} // namespace yenile::ui
