// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

class QLabel;

namespace yenile::ui {

/// "What is this?" beside something: a quiet link that shows and hides an explanation where it stands, by
/// mouse or keyboard. A screen reader tells the explanation with the link.
class HelpLink : public QToolButton {
    Q_OBJECT
public:
    HelpLink(const QString& what, QLabel* explanation, QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace yenile::ui
