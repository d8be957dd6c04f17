// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/remote/dialog_approval.h"

#include "core/oauth/browser.h"
#include "ui/remote/browser_dialog.h"
#include "ui/remote/factor_dialog.h"
#include "ui/token/in_ui_thread.h"

#include <condition_variable>
#include <mutex>

namespace yenile::ui {

void DialogApproval::show(const QString& service, const QUrl& address) {
    inUiThread(*m_parent, [&] {
        m_dialog = new BrowserDialog(service, address, m_parent);
        QObject::connect(m_dialog, &QDialog::rejected, m_dialog,
                         [stop = m_stop]() mutable { stop.request_stop(); });
        m_dialog->open();
    });
}

void DialogApproval::close() {
    inUiThread(*m_parent, [this] { delete m_dialog; });
}

Result<oauth::CodeAnswer> DialogApproval::askInBrowser(const QString& service,
                                                       const oauth::CodeQuestion& question) {
    m_stop = std::stop_source();
    auto answer = oauth::awaitCode(
        question,
        [&](const QUrl& address) {
            show(service, address);
            (void)oauth::openInBrowser(address); // where it does not open, the dialog has the address
        },
        m_stop.get_token());
    close();
    return answer;
}

Result<std::vector<Secret>> DialogApproval::askFactors(const remote::FactorRequest& request) {
    std::vector<Secret> answers;
    bool given = false;
    inUiThread(*m_parent, [&] {
        FactorDialog dialog(request, m_parent);
        m_dialog = &dialog;
        given = dialog.exec() == QDialog::Accepted;
        if (given)
            answers = dialog.answers();
    });
    if (!given)
        return fail(ErrorCode::Cancelled);
    return answers;
}

Result<void> DialogApproval::awaitDevice(const QString& service, std::chrono::milliseconds pause) {
    if (!m_dialog) { // else it stands there since the last question
        m_stop = std::stop_source();
        show(service, {});
    }
    const std::stop_token stop = m_stop.get_token();
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    (void)stopped.wait_for(lock, stop, pause, [&] { return stop.stop_requested(); });
    return stop.stop_requested() ? fail(ErrorCode::Cancelled) : Result<void>();
}

void DialogApproval::dismiss() {
    if (m_dialog)
        m_dialog->reject();
}

} // namespace yenile::ui
