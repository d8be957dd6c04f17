// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pkcs11/pin_changer.h"

#include <QDialog>
#include <QPointer>

namespace yenile::ui {

/// PinChangeEntry with dialogs: called in a worker thread, asks in the UI thread, waits for the answer.
class DialogPinChange final : public pkcs11::PinChangeEntry {
public:
    explicit DialogPinChange(QWidget* parent) : m_parent(parent) {}

    [[nodiscard]] Result<Pins> askPins(const pkcs11::PinChangeRequest& request) override;
    void readerWaits(const pkcs11::PinChangeRequest& request, std::chrono::milliseconds limit,
                     const std::function<void()>& giveUp) override;
    void readerIsDone() override;

private:
    QWidget* m_parent;
    QPointer<QDialog> m_padDialog;
};

} // namespace yenile::ui
