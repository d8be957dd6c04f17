// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "pkcs11/pin_changer.h"
#include "pkcs11/token_monitor.h"
#include "ui/token/dialog_pin_change.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;

namespace yenile::ui {

class Panel;
class WorkArea;

/// For the PIN of a card, above all a new card: its validity, the state of its PIN, and setting a new PIN.
class CardPinWindow : public QDialog {
    Q_OBJECT
public:
    CardPinWindow(const settings::Settings& settings, pkcs11::TokenMonitor& tokens, const Clock& clock,
                  QWidget* parent = nullptr);

    void reject() override; ///< not while a PIN is being set

private:
    void look();
    void showCards(const pkcs11::TokenSnapshot& snapshot);
    void showCard();
    void set(pkcs11::PinTask task);
    void saveReminders();
    [[nodiscard]] const pkcs11::Token* chosen() const;

    const settings::Settings& m_settings;
    pkcs11::TokenMonitor& m_tokens;
    const Clock& m_clock;
    std::vector<pkcs11::Token> m_cards;
    DialogPinChange m_entry;
    WorkArea* m_area;
    QComboBox* m_choice;
    QLabel* m_life;
    QLabel* m_state;
    Panel* m_done;
    QPushButton* m_change;
    QPushButton* m_unblock;
    QPushButton* m_remind;
};

} // namespace yenile::ui
