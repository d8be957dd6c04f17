// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/check.h"
#include "ui/wizard/page.h"

#include <map>

namespace yenile::ui {

class CheckRow;
class Panel;

/// Step 0, Hazırlık: shows what is ready and how to fix what is not. One can always continue.
class ReadinessPage : public Page {
    Q_OBJECT
public:
    explicit ReadinessPage(WizardContext& context);

Q_SIGNALS:
    /// It is on the screen, or was passed, and begins to look.
    void seen();
    void serviceMet();

protected:
    void enter() override;
    void paintEvent(QPaintEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void addRows();
    void addButtons();
    void beginToLook();
    void lookAgain();
    void show(const doctor::Check& check);
    void summarise();
    void noteEnds();
    void showTokens(const pkcs11::TokenSnapshot& snapshot);
    void askService();
    [[nodiscard]] QString sunsetWarning() const;
    void offerToResume();

    std::map<doctor::CheckKind, CheckRow*> m_rows;
    std::map<doctor::CheckKind, doctor::Check> m_checks; ///< what is known so far
    Panel* m_pending;
    Panel* m_summary;
    bool m_isToLook = false; ///< as soon as the page was seen or passed
};

} // namespace yenile::ui
