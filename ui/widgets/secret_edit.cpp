#include "ui/widgets/secret_edit.h"

#include "ui/widgets/icons.h"

#include <QAction>

namespace yenile::ui {

SecretEdit::SecretEdit(QWidget* parent) : QLineEdit(parent), m_toggle(new QAction(this)) {
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                        Qt::ImhNoAutoUppercase);
    addAction(m_toggle, QLineEdit::TrailingPosition);
    connect(m_toggle, &QAction::triggered, this, [this] { setShown(!m_shown); });
    setShown(false);
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
