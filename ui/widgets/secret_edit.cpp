// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secret_edit.h"

#include "ui/widgets/icons.h"

#include <QAccessible>
#include <QAction>
#include <QKeyEvent>
#include <QToolTip>

namespace yenile::ui {

SecretEdit::SecretEdit(QWidget* parent)
    : QLineEdit(parent), m_toggle(new QAction(this)), m_capsLock(new QAction(this)) {
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                        Qt::ImhNoAutoUppercase);
    addAction(m_toggle, QLineEdit::TrailingPosition);
    connect(m_toggle, &QAction::triggered, this, [this] { setShown(!m_shown); });
    setShown(false);
    m_capsLock->setObjectName(QStringLiteral("capsLock"));
    m_capsLock->setIcon(glyphIcon(Glyph::Warning, style::toneColor(style::Tone::Caution, palette())));
    m_capsLock->setText(tr("Caps Lock is on."));
    addAction(m_capsLock, QLineEdit::TrailingPosition);
    m_capsLock->setVisible(false); // only now: the line shows an action that was hidden before
}

/// Qt does not know how the key stands; a capital letter without Shift tells.
void SecretEdit::keyPressEvent(QKeyEvent* event) {
    const QString typed = event->text();
    if (typed.size() == 1 && typed.front().isLetter())
        showCapsLock(typed.front().isUpper() != event->modifiers().testFlag(Qt::ShiftModifier));
    QLineEdit::keyPressEvent(event);
}

void SecretEdit::showCapsLock(bool on) {
    if (on == m_capsLock->isVisible())
        return;
    m_capsLock->setVisible(on);
    setAccessibleDescription(on ? m_capsLock->text() : QString());
    if (!on)
        return QToolTip::hideText();
    QToolTip::showText(mapToGlobal(rect().bottomLeft()), m_capsLock->text(), this);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

Secret SecretEdit::secret() const {
    QByteArray utf8 = text().toUtf8();
    Secret secret{QByteArrayView(utf8)};
    wipe(utf8);
    return secret;
}

void SecretEdit::setShown(bool shown) {
    m_shown = shown;
    setEchoMode(shown ? Normal : Password);
    m_toggle->setIcon(glyphIcon(shown ? Glyph::EyeOff : Glyph::Eye, style::quietText(palette())));
    m_toggle->setText(shown ? tr("Hide what is typed") : tr("Show what is typed"));
    m_toggle->setToolTip(m_toggle->text());
}

} // namespace yenile::ui
