// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/token/dialog_pin_change.h"

#include "ui/token/in_ui_thread.h"
#include "ui/token/pin_change_dialog.h"
#include "ui/token/pin_pad_dialog.h"

namespace yenile::ui {

Result<DialogPinChange::Pins> DialogPinChange::askPins(const pkcs11::PinChangeRequest& request) {
    Result<Pins> answer = fail(ErrorCode::Cancelled);
    inUiThread(*m_parent, [&] {
        PinChangeDialog dialog(request, m_parent);
        if (dialog.exec() == QDialog::Accepted)
            answer = dialog.pins();
    });
    return answer;
}

void DialogPinChange::readerWaits(const pkcs11::PinChangeRequest& request, std::chrono::milliseconds limit,
                                  const std::function<void()>& giveUp) {
    const pkcs11::PinRequest shown{.tokenLabel = request.tokenLabel,
                                   .reader = request.reader,
                                   .pin = request.pin,
                                   .description = {},
                                   .lastProblem = {}};
    inUiThread(*m_parent, [&] {
        m_padDialog = new PinPadDialog(shown, limit, giveUp, m_parent);
        m_padDialog->setAttribute(Qt::WA_DeleteOnClose);
        m_padDialog->open();
    });
}

void DialogPinChange::readerIsDone() {
    inUiThread(*m_parent, [this] { delete m_padDialog; });
}

} // namespace yenile::ui
