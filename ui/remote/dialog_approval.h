// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/approval.h"

#include <QDialog>
#include <QPointer>

namespace yenile::ui {

/// Approval with dialogs: called in the signing thread, asks in the UI thread, waits for the answer.
class DialogApproval final : public remote::Approval {
public:
    explicit DialogApproval(QWidget* parent) : m_parent(parent) {}

    [[nodiscard]] Result<oauth::CodeAnswer> askInBrowser(const QString& service,
                                                         const oauth::CodeQuestion& question) override;
    [[nodiscard]] Result<std::vector<Secret>> askFactors(const remote::FactorRequest& request) override;
    [[nodiscard]] Result<void> awaitDevice(const QString& service, std::chrono::milliseconds pause) override;

    void deviceIsDone() override { close(); }

    /// Closes the open dialog, if any, as if it had been cancelled. In the UI thread.
    void dismiss();

private:
    void show(const QString& service, const QUrl& address);
    void close();

    QWidget* m_parent;
    QPointer<QDialog> m_dialog;
    std::stop_source m_stop; ///< of what the dialog waits for
};

} // namespace yenile::ui
