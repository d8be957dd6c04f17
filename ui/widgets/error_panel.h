// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/widgets/panel.h"

#include <functional>

class QPushButton;

namespace yenile::ui {

/// The one way an error is shown: what happened, what to do next, whom to ask, the code.
/// Hidden while there is none.
class ErrorPanel : public Panel {
    Q_OBJECT
public:
    explicit ErrorPanel(QWidget* parent = nullptr);

    /// `again`, if given, gets a button.
    void showError(const Error& error, std::function<void()> again = {});
    void clear();
    /// The code shown, or nothing.
    [[nodiscard]] std::optional<ErrorCode> shown() const { return m_shown; }

private:
    void showWhomToAsk(ErrorCode code);

    QLabel* m_remedy;
    QLabel* m_code;
    QLabel* m_contact;
    QPushButton* m_again;
    QPushButton* m_report;
    std::function<void()> m_tryAgain;
    std::optional<ErrorCode> m_shown;
};

} // namespace yenile::ui
