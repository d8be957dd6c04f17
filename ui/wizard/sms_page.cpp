// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/sms_page.h"

#include "ui/widgets/card_frame.h"
#include "ui/widgets/icons.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QWizard>

namespace yenile::ui {

namespace {

QString minutesAndSeconds(qint64 seconds) {
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

SmsPage::SmsPage(WizardContext& shared)
    : Page(PageId::SmsCode, shared), m_sentTo(style::textLabel({}, this)), m_code(new QLineEdit(this)),
      m_timeLeft(style::quietLabel({}, this)), m_triesLeft(style::quietLabel({}, this)),
      m_resend(new QPushButton(tr("Send a new code"), this)) {
    setTitle(tr("SMS confirmation"));
    setNextText(tr("&Confirm"));
    m_code->setObjectName(QStringLiteral("smsCode"));
    m_code->setAccessibleName(tr("Code from the SMS"));
    m_code->setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhNoPredictiveText);
    m_code->setMaximumWidth(style::columns(this, 24));
    style::makeHeading(m_code, 2);
    m_resend->setObjectName(QStringLiteral("smsResend"));
    m_resend->setAutoDefault(false);
    m_timeLeft->setObjectName(QStringLiteral("smsTimeLeft"));
    m_triesLeft->setObjectName(QStringLiteral("smsTriesLeft"));

    auto* const entry = new CardFrame({}, this);
    entry->addGlyph(Glyph::Phone);
    auto* const label = new QLabel(tr("SMS confirmation &code"), entry);
    label->setBuddy(m_code);
    for (QWidget* const widget :
         std::initializer_list<QWidget*>{m_sentTo, label, m_code, m_timeLeft, m_triesLeft})
        entry->column()->addWidget(widget);
    auto* const help = new CardFrame(tr("No message?"), this);
    help->column()->addWidget(style::textLabel(
        tr("A message can take a minute. If none comes, go \"Back\" to the form and check the phone number."),
        help));
    help->column()->addWidget(m_resend, 0, Qt::AlignLeft);
    auto* const next = new CardFrame(tr("What happens next"), this);
    next->column()->addWidget(style::textLabel(
        tr("The code confirms the form as you filled it in. Then you choose how to sign. Your application is "
           "handed in only when you have signed."),
        next));
    body()->addLayout(sideBySide(entry, {help, next}));
    body()->addStretch(1); // all of it: the cards are no higher than what they hold
    connect(m_code, &QLineEdit::textChanged, this, &SmsPage::updateButtons);
    connect(m_code, &QLineEdit::textChanged, this, &SmsPage::confirmWhenComplete);
    connect(m_resend, &QPushButton::clicked, this, &SmsPage::resend);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &SmsPage::countDown);
}

service::ConfirmationState SmsPage::state() const {
    return journey().application().confirmation.value_or(service::ConfirmationState{});
}

void SmsPage::enter() {
    m_code->clear();
    showState();
    m_code->setFocus();
}

void SmsPage::showState() {
    m_tries.reset();
    m_sentTo->setText(
        tr("A code with %1 digits was sent to %2. It is confirmed as soon as its last digit is typed.")
            .arg(state().codeLength)
            .arg(state().phone));
    countDown();
    m_second.start();
}

void SmsPage::countDown() {
    if (!journey().application().confirmation) {
        m_second.stop();
        return;
    }
    const qint64 left = journey().codeLeft().count();
    m_timeLeft->setText(left > 0 ? tr("The code is valid for another %1.").arg(minutesAndSeconds(left))
                                 : tr("The code is no longer valid. Ask for a new one."));
    m_triesLeft->setText(tr("Tries left: %1").arg(m_tries.value_or(state().attemptsLeft)));
    const qint64 wait = journey().resendIn().count();
    m_resend->setEnabled(wait <= 0);
    m_resend->setText(wait > 0 ? tr("Send a new code (in %1)").arg(minutesAndSeconds(wait))
                               : tr("Send a new code"));
}

/// A code may be pasted with the message around it, or with blanks in it.
QString SmsPage::code() const {
    const QRegularExpression whole(QStringLiteral("(?<![0-9])[0-9]{%1}(?![0-9])").arg(state().codeLength));
    if (const auto match = whole.match(m_code->text()); match.hasMatch())
        return match.captured();
    return m_code->text().remove(QRegularExpression(QStringLiteral("[^0-9]")));
}

bool SmsPage::isReady() const {
    return state().codeLength > 0 && code().size() == state().codeLength;
}

void SmsPage::confirmWhenComplete() {
    if (isComplete())
        wizard()->next();
}

void SmsPage::submit() {
    run(
        tr("Confirming the code…"), [this] { return journey().confirm(code()); },
        [this](const service::Application&) {
            m_second.stop();
            pass();
        },
        [this](const Error& error) {
            if (error.code == ErrorCode::SmsCodeIncorrect && !error.arguments.isEmpty())
                m_tries = error.arguments.first().toInt();
            countDown();
            m_code->selectAll();
            m_code->setFocus();
        });
}

void SmsPage::resend() {
    run(
        tr("Asking for a new code…"), [this] { return journey().resendCode(); },
        [this](const service::Application&) {
            m_code->clear();
            showState();
            m_code->setFocus();
        });
}

} // namespace yenile::ui
