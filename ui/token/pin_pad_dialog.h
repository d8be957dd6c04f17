// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/token.h"

#include <QDeadlineTimer>
#include <QDialog>

#include <functional>

class QLabel;
class QProgressBar;

namespace yenile::ui {

/// Shown while the PIN is entered on the reader: for what, how long the reader still waits, and "Cancel".
class PinPadDialog : public QDialog {
    Q_OBJECT
public:
    /// `giveUp` is called once, when the person cancels.
    PinPadDialog(const pkcs11::PinRequest& request, std::chrono::milliseconds limit,
                 std::function<void()> giveUp, QWidget* parent = nullptr);

    void reject() override;

private:
    void showTime();

    std::function<void()> m_giveUp;
    QDeadlineTimer m_end;
    QLabel* m_left;
    QProgressBar* m_bar;
};

} // namespace yenile::ui
