#include "ui/token/dialog_pin_entry.h"

#include "ui/token/pin_dialog.h"

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
    const bool inUiThread = QThread::currentThread() == m_parent->thread();
    QMetaObject::invokeMethod(m_parent, ask,
                              inUiThread ? Qt::DirectConnection : Qt::BlockingQueuedConnection);
    if (!given)
        return fail(ErrorCode::Cancelled);
    return Result<Secret>(std::move(pin));
}

void DialogPinEntry::dismiss() {
    if (m_dialog)
        m_dialog->reject();
}

} // namespace yenile::ui
