// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/calm_style.h"

#include "ui/widgets/style.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QStyleOption>

namespace yenile::ui::style {

namespace {

/// Fusion's own can hardly be seen on dark ground, and in high contrast not at all.
bool isSeenInHighContrastAlone(QStyle::PrimitiveElement element) {
    switch (element) {
    case QStyle::PE_PanelButtonCommand:
    case QStyle::PE_PanelButtonTool:
    case QStyle::PE_FrameGroupBox:
    case QStyle::PE_FrameTabWidget:
    case QStyle::PE_FrameMenu:
    case QStyle::PE_PanelTipLabel:
        return true;
    default:
        return false;
    }
}

void drawEdge(QPainter& painter, const QRect& rect, const QColor& color, double width = 1) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, width));
    painter.setBrush(Qt::NoBrush);
    const double inset = width / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), 2, 2);
    painter.restore();
}

void drawFocus(QPainter& painter, const QStyleOption& option, const QRect& rect) {
    constexpr double width = 2; // WCAG 2.2, 2.4.13
    const QPalette& palette = option.palette;
    const bool onHighlight = (option.state & QStyle::State_Selected) ||
                             palette.color(QPalette::Button) == palette.color(QPalette::Highlight);
    drawEdge(painter, rect, onHighlight ? palette.color(QPalette::HighlightedText) : focusColor(palette),
             width);
}

void drawFrame(QPainter& painter, const QStyleOption& option) {
    if (option.state & QStyle::State_HasFocus)
        drawFocus(painter, option, option.rect);
    else
        drawEdge(painter, option.rect, edgeColor(option.palette));
}

void drawRadio(QPainter& painter, const QStyleOption& option) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edgeColor(option.palette));
    painter.setBrush(option.palette.color(QPalette::Base));
    const QRectF ring = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawEllipse(ring);
    if (option.state & QStyle::State_On) {
        const double inset = ring.width() / 4;
        painter.setPen(Qt::NoPen);
        painter.setBrush(focusColor(option.palette));
        painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset));
    }
    painter.restore();
}

bool isPrimary(const QStyleOptionButton* button) {
    return button && (button->features & QStyleOptionButton::DefaultButton) &&
           (button->state & QStyle::State_Enabled);
}

QStyleOptionButton accented(QStyleOptionButton button) {
    button.palette.setColor(QPalette::Button, button.palette.color(QPalette::Highlight));
    button.palette.setColor(QPalette::ButtonText, button.palette.color(QPalette::HighlightedText));
    return button;
}

} // namespace

int CalmStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* more) const {
    if (!m_motion && (hint == SH_Widget_Animate || hint == SH_Widget_Animation_Duration))
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, more);
}

int CalmStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    if (metric == PM_DefaultFrameWidth && qobject_cast<const QAbstractScrollArea*>(widget))
        return 2; // room for the focus
    return QProxyStyle::pixelMetric(metric, option, widget);
}

QSize CalmStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                  const QWidget* widget) const {
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int unit = widget ? gap(widget) : 0;
    switch (type) {
    case CT_LineEdit:
    case CT_ComboBox:
        return {result.width() + unit / 2, result.height() + unit / 2};
    case CT_PushButton:
        return {result.width() + 2 * unit, result.height() + unit / 2};
    case CT_TabBarTab:
        return {result.width() + unit, result.height() + unit / 2};
    default:
        return result;
    }
}

QRect CalmStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents && widget)
        rect.adjust(gap(widget) / 2, 0, 0, 0);
    return rect;
}

/// Edges: WCAG 2.2, 1.4.11 (3:1).
void CalmStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    if (element == PE_FrameFocusRect)
        return drawFocus(*painter, *option, option->rect);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_FrameLineEdit) {
        drawFrame(*painter, *option);
    } else if (element == PE_IndicatorCheckBox ||
               (isHighContrast(option->palette) && isSeenInHighContrastAlone(element))) {
        drawEdge(*painter, option->rect, edgeColor(option->palette));
    } else if (element == PE_IndicatorRadioButton) {
        drawRadio(*painter, *option);
    }
}

void CalmStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
    const auto* const button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (element == CE_PushButton && isPrimary(button)) {
        const QStyleOptionButton primary = accented(*button);
        return QProxyStyle::drawControl(element, &primary, painter, widget);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
    const auto* const area = qobject_cast<const QAbstractScrollArea*>(widget);
    if (element == CE_ShapedFrame && area && area->frameShape() != QFrame::NoFrame) {
        drawFrame(*painter, *option);
    } else if (isHighContrast(option->palette) &&
               (element == CE_TabBarTabShape || element == CE_HeaderSection ||
                element == CE_ProgressBarGroove)) {
        drawEdge(*painter, option->rect, edgeColor(option->palette));
        if (element == CE_TabBarTabShape && (option->state & State_Selected))
            painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 4)),
                              option->palette.color(QPalette::Highlight));
    }
}

void CalmStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                   QPainter* painter, const QWidget* widget) const {
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_ComboBox) {
        drawFrame(*painter, *option);
    } else if (control == CC_ScrollBar && isHighContrast(option->palette)) {
        drawEdge(*painter, subControlRect(control, option, SC_ScrollBarSlider, widget),
                 edgeColor(option->palette));
    }
}

} // namespace yenile::ui::style
