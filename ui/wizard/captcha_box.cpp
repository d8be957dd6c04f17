// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/captcha_box.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/sound.h"
#include "ui/widgets/work_area.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace yenile::ui {

namespace {

QToolButton* glyphButton(Glyph glyph, const QString& text, QWidget* parent) {
    auto* const button = new QToolButton(parent);
    button->setIcon(glyphIcon(glyph, button->palette().color(QPalette::ButtonText)));
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    return button;
}

} // namespace

CaptchaBox::CaptchaBox(renewal::Journey& journey, WorkArea& area, QWidget* parent)
    : QWidget(parent), m_journey(journey), m_area(area), m_picture(new QLabel(this)),
      m_answer(new QLineEdit(this)), m_renew(glyphButton(Glyph::Refresh, tr("New picture"), this)),
      m_speak(glyphButton(Glyph::Sound, tr("Listen instead"), this)), m_sound(new Sound(this)) {
    m_answer->setObjectName(QStringLiteral("captchaAnswer"));
    m_answer->setAccessibleName(tr("Text in the picture"));
    m_answer->setProperty("ofThisPageOnly", true); // each picture has its own answer
    m_answer->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_renew->setObjectName(QStringLiteral("captchaRenew"));
    m_speak->setObjectName(QStringLiteral("captchaSpeak"));
    m_speak->hide();
    m_picture->setObjectName(QStringLiteral("captchaPicture"));
    m_picture->setAccessibleName(tr("Picture with the text"));
    m_picture->setFrameShape(QFrame::StyledPanel);
    m_picture->setMinimumHeight(style::gap(this, 7));

    auto* const buttons = new QVBoxLayout;
    buttons->addWidget(m_renew);
    buttons->addWidget(m_speak);
    buttons->addStretch();
    auto* const row = new QHBoxLayout;
    row->addWidget(m_picture);
    row->addLayout(buttons);
    row->addStretch();
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_answer);
    setFocusProxy(m_answer);
    connect(m_renew, &QToolButton::clicked, this, [this] { renew(); });
    connect(m_speak, &QToolButton::clicked, this, &CaptchaBox::play);
    connect(m_answer, &QLineEdit::textChanged, this, &CaptchaBox::changed);
}

void CaptchaBox::renew(const std::function<void()>& afterwards) {
    m_area.run(
        tr("Fetching a picture…"), WorkArea::Retry::Offer, [this] { return m_journey.newChallenge(); },
        [this, afterwards](const service::Challenge& challenge) {
            show(challenge);
            if (afterwards)
                afterwards();
        });
}

void CaptchaBox::show(const service::Challenge& challenge) {
    m_challenge = challenge;
    const QImage picture = QImage::fromData(challenge.picture);
    const int height = m_picture->minimumHeight();
    QPixmap pixmap = QPixmap::fromImage(
        picture.scaledToHeight(qRound(height * devicePixelRatioF()), Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    m_picture->setPixmap(pixmap);
    m_speak->setVisible(challenge.speech.has_value());
    m_answer->clear();
    m_answer->setFocus();
    Q_EMIT changed();
}

void CaptchaBox::play() {
    if (const Result<void> played = m_sound->play(*m_challenge.speech); !played)
        m_area.showError(played.error());
    m_answer->setFocus(); // what is heard is typed
}

QString CaptchaBox::answer() const {
    return m_answer->text().trimmed();
}

} // namespace yenile::ui
