// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/entries.h"

#include <QAbstractButton>
#include <QLineEdit>

namespace yenile::ui {

void Entries::take(const QWidget& page) {
    for (const auto* const line : page.findChildren<QLineEdit*>())
        if (!line->objectName().isEmpty() && !line->property("ofThisPageOnly").toBool())
            m_texts[line->objectName()] = line->text();
    for (const auto* const button : page.findChildren<QAbstractButton*>())
        if (button->isCheckable() && !button->objectName().isEmpty())
            m_ticks[button->objectName()] = button->isChecked();
}

void Entries::put(QWidget& page) const {
    for (auto* const line : page.findChildren<QLineEdit*>())
        if (const auto text = m_texts.find(line->objectName());
            text != m_texts.end() && line->text().isEmpty())
            line->setText(text->second);
    for (auto* const button : page.findChildren<QAbstractButton*>())
        if (const auto tick = m_ticks.find(button->objectName());
            tick != m_ticks.end() && button->isEnabled())
            button->setChecked(tick->second);
}

} // namespace yenile::ui
