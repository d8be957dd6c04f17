// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/token.h"

#include <QDialog>
#include <QPointer>
#include <QWidget>

namespace yenile::ui {

/// PinEntry with dialogs: called in the signing thread, asks in the UI thread, waits for the answer.
class DialogPinEntry final : public pkcs11::PinEntry {
public:
    explicit DialogPinEntry(QWidget* parent);

    [[nodiscard]] Result<Secret> askPin(const pkcs11::PinRequest& request) override;
    void readerWaits(const pkcs11::PinRequest& request, std::chrono::milliseconds limit,
                     const std::function<void()>& giveUp) override;
    void readerIsDone() override;
    /// Cancels the open dialog, if any. In the UI thread.
    void dismiss();

private:
    QWidget* m_parent;
    QPointer<QDialog> m_dialog;
    QPointer<QDialog> m_padDialog;
};

} // namespace yenile::ui
