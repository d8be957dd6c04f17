#include "ui/wizard/method_page.h"

#include <QLabel>
#include <QRadioButton>

#include <algorithm>

namespace yenile::ui {

MethodPage::MethodPage(Context& shared) : Page(PageId::Method, shared) {
    setTitle(tr("Signing method"));
    setIntroduction(tr("How do you want to sign the application form and the certificate holder undertaking? "
                       "Until the application is submitted you can come back and choose the other way."));
    m_electronic = addMethod(QStringLiteral("methodElectronic"), tr("Electronic signature"),
                             tr("You sign with the qualified certificate on your card, here and now. Nothing "
                                "needs to be printed or "
                                "delivered. The certificate must still be valid."),
                             &m_electronicNote);
    m_wetInk = addMethod(QStringLiteral("methodWetInk"), tr("Wet-ink signature"),
                         tr("You print the documents, sign them by hand and give them to your institution's "
                            "officer. The way for "
                            "everybody whose certificate has ended or whose card is not at hand."),
                         &m_wetInkNote);
    body()->addStretch();
    connect(&context().tokens, &pkcs11::TokenMonitor::changed, this, &MethodPage::showCards);
    for (QRadioButton* const button : {m_electronic, m_wetInk})
        connect(button, &QRadioButton::toggled, this, &MethodPage::updateButtons);
}

QRadioButton* MethodPage::addMethod(const QString& objectName, const QString& title, const QString& text,
                                    QLabel** note) {
    auto* const button = new QRadioButton(title, this);
    button->setObjectName(objectName);
    button->setAccessibleDescription(text);
    style::makeStrong(button);
    body()->addWidget(button);
    QLabel* const explanation = style::textLabel(text, this);
    *note = style::quietLabel({}, this);
    for (QLabel* const label : {explanation, *note}) {
        label->setIndent(style::choiceIndent(this));
        body()->addWidget(label);
    }
    return button;
}

void MethodPage::enter() {
    const auto& offered = journey().application().methods;
    const auto offer = [&](QRadioButton* button, QLabel* note, service::Method method) {
        const bool possible = std::ranges::find(offered, method) != offered.end();
        button->setEnabled(possible);
        note->setText(possible ? QString() : sentence({ErrorCode::MethodUnavailable, {}, {}}));
        note->setVisible(!possible);
        return possible;
    };
    const bool electronic = offer(m_electronic, m_electronicNote, service::Method::Electronic);
    const bool wetInk = offer(m_wetInk, m_wetInkNote, service::Method::WetInk);
    if (electronic && !m_wetInk->isChecked())
        m_electronic->setChecked(true);
    else if (wetInk)
        m_wetInk->setChecked(true);
    showCards();
    // With the right card in the reader there is one way that needs nothing more; "Back" leads to the other.
    const bool undecided = !journey().application().method;
    if (electronic && undecided && onlyUsable(choices()))
        submit();
}

std::vector<CertificateChoice> MethodPage::choices() const {
    return certificateChoices(context().tokens.snapshot(), journey().identityNumber(),
                              *journey().setup().clock);
}

void MethodPage::showCards() {
    if (!m_electronic->isEnabled())
        return;
    const auto found = choices();
    if (found.empty())
        m_electronicNote->setText(tr("No card with a certificate is in the reader now."));
    else if (found.front().whyUnusable)
        m_electronicNote->setText(
            found.size() > 1
                ? sentence(whyNone(found))
                : tr("The certificate on the card cannot be used: %1").arg(sentence(whyNone(found))));
    else
        m_electronicNote->setText(
            tr("Found on the card: %1").arg(found.front().certificate.certificate.commonName()));
    m_electronicNote->show();
}

bool MethodPage::isReady() const {
    return m_electronic->isChecked() || m_wetInk->isChecked();
}

void MethodPage::submit() {
    context().method = m_electronic->isChecked() ? service::Method::Electronic : service::Method::WetInk;
    run(
        tr("Preparing the documents…"), [this] { return journey().chooseMethod(context().method); },
        [this](const service::Application&) { pass(); });
}

} // namespace yenile::ui
