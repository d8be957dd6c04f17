// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/page_id.h"

#include <QDialog>

class QTextBrowser;

namespace yenile::ui {

/// The help that comes with the program, in its language: a text for each page of the wizard. Needs no
/// network.
class HelpDialog : public QDialog {
    Q_OBJECT
public:
    explicit HelpDialog(PageId page, QWidget* parent = nullptr);

    void showPage(PageId page);
    /// ":/yenile/help/tr/login.md"
    [[nodiscard]] static QString fileOf(PageId page);

private:
    QTextBrowser* m_text;
};

} // namespace yenile::ui
