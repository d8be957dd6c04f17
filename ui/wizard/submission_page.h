// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/token/dialog_pin_entry.h"
#include "ui/wizard/page.h"

#include <map>

class QProgressBar;
class QPushButton;

namespace yenile::ui {

class GlyphLabel;

/// Steps 6a and 7: signs and submits; shows the stages. What is signed is kept until the receipt is there.
class SubmissionPage : public Page {
    Q_OBJECT
public:
    explicit SubmissionPage(WizardContext& context);

    bool mayClose() override;

protected:
    void enter() override;
    void submit() override;
    /// Continues by itself, unless there is nothing left to send.
    [[nodiscard]] bool isReady() const override { return m_isOver; }

private:
    void addStages();
    void start();
    [[nodiscard]] QString waitText() const;
    void showProgress(const renewal::SubmissionProgress& progress);
    void finish(const renewal::Outcome& outcome);
    void fail(const Error& error);
    void cancel();
    [[nodiscard]] std::function<void(renewal::SubmissionProgress)> progressReceiver();

    bool m_isOver = false;
    DialogPinEntry m_pinEntry;
    std::map<renewal::SubmissionStage, GlyphLabel*> m_stages;
    renewal::SubmissionStage m_reached = renewal::SubmissionStage::CheckingCertificate;
    QLabel* m_detail;
    QLabel* m_note;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
};

} // namespace yenile::ui
