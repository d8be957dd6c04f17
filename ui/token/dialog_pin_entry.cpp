#include "ui/token/dialog_pin_entry.h"

#include "ui/token/pin_dialog.h"
#include "ui/token/pin_pad_dialog.h"

#include <QThread>

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
    inUiThread(ask);
    if (!given)
        return fail(ErrorCode::Cancelled);
    return Result<Secret>(std::move(pin));
}

void DialogPinEntry::readerWaits(const pkcs11::PinRequest& request, std::chrono::milliseconds limit,
                                 const std::function<void()>& giveUp) {
    inUiThread([&] {
        m_padDialog = new PinPadDialog(request, limit, giveUp, m_parent);
        m_padDialog->setAttribute(Qt::WA_DeleteOnClose);
        m_padDialog->open();
    });
}

void DialogPinEntry::readerIsDone() {
    inUiThread([this] { delete m_padDialog; });
}

void DialogPinEntry::dismiss() {
    for (QDialog* const dialog : {m_dialog.data(), m_padDialog.data()}) {
        if (dialog)
            dialog->reject();
    }
}

/// Waits until it is done.
void DialogPinEntry::inUiThread(const std::function<void()>& action) const {
    const bool alreadyThere = QThread::currentThread() == m_parent->thread();
    QMetaObject::invokeMethod(m_parent, action,
                              alreadyThere ? Qt::DirectConnection : Qt::BlockingQueuedConnection);
}

} // namespace yenile::ui
