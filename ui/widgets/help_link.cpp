// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/help_link.h"

#include <QKeyEvent>
#include <QLabel>
#include <QStyleOption>
#include <QStylePainter>

namespace yenile::ui {

HelpLink::HelpLink(const QString& what, QLabel* explanation, QWidget* parent) : QToolButton(parent) {
    setText(tr("What is this?"));
    setAccessibleName(tr("What is this: %1").arg(what));
    setAccessibleDescription(explanation->text());
    setCheckable(true);
    setAutoRaise(true);
    setCursor(Qt::PointingHandCursor);
    explanation->hide();
    connect(this, &QToolButton::toggled, explanation, &QLabel::setVisible);
}

/// As links are; the wizard's button would be pressed otherwise.
void HelpLink::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QToolButton::keyPressEvent(event);
}

/// No button, whatever its state.
void HelpLink::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    QFont font = this->font();
    font.setUnderline(underMouse() || hasFocus() || isChecked());
    painter.setFont(font);
    painter.setPen(palette().color(QPalette::Link));
    painter.drawText(rect(), Qt::AlignCenter, text());
    if (!hasFocus())
        return;
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    painter.drawPrimitive(QStyle::PE_FrameFocusRect, focus);
}

} // namespace yenile::ui
