// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

class QLabel;

namespace yenile::ui {

/// "What is this?": a link that shows and hides an explanation in place, by mouse or keyboard. A screen
/// reader reads the explanation with the link.
class HelpLink : public QToolButton {
    Q_OBJECT
public:
    HelpLink(const QString& what, QLabel* explanation, QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace yenile::ui
