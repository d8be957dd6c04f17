// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/token/dialog_pin_entry.h"

#include "ui/token/in_ui_thread.h"
#include "ui/token/pin_dialog.h"
#include "ui/token/pin_pad_dialog.h"

namespace yenile::ui {

DialogPinEntry::DialogPinEntry(QWidget* parent) : m_parent(parent) {
}

Result<Secret> DialogPinEntry::askPin(const pkcs11::PinRequest& request) {
    Secret pin;
    bool given = false;
    const auto ask = [&] {
        PinDialog dialog(request, m_parent);
        m_dialog = &dialog;
        given = dialog.exec() == QDialog::Accepted;
        if (given)
            pin = dialog.pin();
    };
    inUiThread(*m_parent, ask);
    if (!given)
        return fail(ErrorCode::Cancelled);
    return Result<Secret>(std::move(pin));
}

void DialogPinEntry::readerWaits(const pkcs11::PinRequest& request, std::chrono::milliseconds limit,
                                 const std::function<void()>& giveUp) {
    inUiThread(*m_parent, [&] {
        m_padDialog = new PinPadDialog(request, limit, giveUp, m_parent);
        m_padDialog->setAttribute(Qt::WA_DeleteOnClose);
        m_padDialog->open();
    });
}

void DialogPinEntry::readerIsDone() {
    inUiThread(*m_parent, [this] { delete m_padDialog; });
}

void DialogPinEntry::dismiss() {
    for (QDialog* const dialog : {m_dialog.data(), m_padDialog.data()}) {
        if (dialog)
            dialog->reject();
    }
}

} // namespace yenile::ui
