// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/layout_check.h"

#include "ui/widgets/text_label.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QStyle>
#include <QTextLayout>
#include <QToolButton>

namespace yenile::tests {

namespace {

QString nameOf(const QWidget& widget) {
    const QString text = widget.property("text").toString().left(40);
    return QStringLiteral("%1 %2 \"%3\"")
        .arg(QLatin1String(widget.metaObject()->className()), widget.objectName(), text);
}

/// Of a list or a table, which scroll by themselves.
bool isInView(const QWidget& widget) {
    for (const QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(parent))
            return true;
    return false;
}

/// Only upwards and downwards may be scrolled to what does not fit.
bool isOutside(const QWidget& widget, const QWidget& window) {
    const QRect place(widget.mapTo(&window, QPoint()), widget.size());
    for (const QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget()) {
        const auto* const area = qobject_cast<const QScrollArea*>(parent);
        if (!area || !area->widget()->isAncestorOf(&widget))
            continue;
        const int right = area->viewport()->mapTo(&window, area->viewport()->rect().bottomRight()).x();
        return place.right() > right;
    }
    return !isInView(widget) && !window.rect().contains(place);
}

/// Where a label is meant to be shortened, its whole text is told otherwise.
bool mayBeCut(const QLabel& label) {
    return label.sizePolicy().horizontalPolicy() == QSizePolicy::Ignored && !label.toolTip().isEmpty();
}

bool isCut(const QLabel& label) {
    if (label.text().isEmpty() || mayBeCut(label))
        return false;
    if (label.wordWrap())
        return label.heightForWidth(label.width()) > label.height();
    return label.sizeHint().width() > label.width() || label.sizeHint().height() > label.height();
}

bool isCut(const QAbstractButton& button) {
    const auto* const tool = qobject_cast<const QToolButton*>(&button);
    if (tool && !tool->icon().isNull() && tool->toolButtonStyle() == Qt::ToolButtonIconOnly)
        return false;
    return !button.text().isEmpty() && button.minimumSizeHint().width() > button.width();
}

bool isCut(const QLineEdit& line) {
    const QString shown = line.text().isEmpty() ? line.placeholderText() : line.displayText();
    return line.fontMetrics().horizontalAdvance(shown) > line.contentsRect().width();
}

bool isControl(const QWidget& widget) {
    return qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QLineEdit*>(&widget) ||
           qobject_cast<const QComboBox*>(&widget);
}

bool isNameless(QWidget& widget) {
    const QAccessibleInterface* const interface = QAccessible::queryAccessibleInterface(&widget);
    return !interface || interface->text(QAccessible::Name).isEmpty();
}

bool isCut(const QWidget& widget) {
    if (const auto* const label = qobject_cast<const QLabel*>(&widget))
        return isCut(*label);
    if (const auto* const button = qobject_cast<const QAbstractButton*>(&widget))
        return isCut(*button);
    const auto* const line = qobject_cast<const QLineEdit*>(&widget);
    return line && isCut(*line);
}

} // namespace

QStringList layoutProblems(const QWidget& window) {
    QStringList problems;
    for (QWidget* const widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != &window)
            continue;
        if (isCut(*widget))
            problems << QStringLiteral("cut off: ") + nameOf(*widget);
        if (isOutside(*widget, window))
            problems << QStringLiteral("outside: ") + nameOf(*widget);
        if (isControl(*widget) && widget->focusPolicy() != Qt::NoFocus && isNameless(*widget))
            problems << QStringLiteral("without a name: ") + nameOf(*widget);
    }
    return problems;
}

Line longestLine(const QWidget& window) {
    Line longest;
    for (const auto* const label : window.findChildren<ui::TextLabel*>()) {
        if (!label->isVisible() || label->window() != &window || !label->wordWrap() ||
            label->textFormat() != Qt::PlainText)
            continue;
        for (const QString& paragraph : label->text().split(u'\n')) {
            QTextLayout text(paragraph, label->font());
            text.beginLayout();
            for (QTextLine line = text.createLine(); line.isValid(); line = text.createLine()) {
                line.setLineWidth(label->contentsRect().width());
                const QString shown = paragraph.mid(line.textStart(), line.textLength()).trimmed();
                if (shown.size() > longest.letters)
                    longest = {shown.size(), shown};
            }
            text.endLayout();
        }
    }
    return longest;
}

} // namespace yenile::tests
