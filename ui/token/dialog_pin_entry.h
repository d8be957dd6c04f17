#pragma once

#include "pkcs11/token.h"

#include <QPointer>
#include <QWidget>

namespace yenile::ui {

class PinDialog;

/// PinEntry with a dialog: called in the signing thread, asks in the UI thread, waits for the answer.
class DialogPinEntry final : public pkcs11::PinEntry {
public:
    explicit DialogPinEntry(QWidget* parent);

    [[nodiscard]] Result<Secret> askPin(const pkcs11::PinRequest& request) override;
    /// Closes the open dialog, if any, as if it had been cancelled. In the UI thread.
    void dismiss();

private:
    QWidget* m_parent;
    QPointer<PinDialog> m_dialog;
};

} // namespace yenile::ui
