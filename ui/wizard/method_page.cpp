// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/method_page.h"

#include "ui/documents/document_dialog.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/icons.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>

#include <algorithm>

namespace yenile::ui {

MethodPage::MethodPage(WizardContext& shared)
    : Page(PageId::Method, shared), m_electronic(), m_wetInk(),
      m_read(new QPushButton(tr("&Read the certificate holder undertaking…"), this)) {
    setTitle(tr("Signing method"));
    setIntroduction(tr("How do you want to sign the application form and the certificate holder undertaking? "
                       "You can come back and choose the other method until the application is submitted."));
    m_electronic = addMethod(Glyph::Card, QStringLiteral("methodElectronic"), tr("Electronic signature"),
                             tr("You sign with the qualified certificate on your card, here and now. It must "
                                "still be valid. Nothing needs to be printed or delivered."),
                             tr("You need your card, a card reader and the PIN. It takes some minutes."),
                             {tr("You read both documents to the end."),
                              tr("You choose the certificate and enter the PIN of the card."),
                              tr("The signed application is sent, and you get a receipt.")});
    m_wetInk =
        addMethod(Glyph::Pen, QStringLiteral("methodWetInk"), tr("Wet-ink signature"),
                  tr("You print the documents, sign them by hand and give them to your institution's "
                     "officer. Choose this for a first certificate, or if your certificate has "
                     "expired or you do not have your card with you."),
                  tr("You need a printer and a pen. It takes until the signed documents have arrived."),
                  {tr("You save or print both documents."), tr("You sign both by hand."),
                   tr("You hand them in; the page tells where.")});
    auto* const row = new QHBoxLayout;
    row->setSpacing(style::gap(this, 1.4));
    auto* const group = new QButtonGroup(this);
    for (const Method& method : {m_electronic, m_wetInk}) {
        row->addWidget(method.card, 1);
        group->addButton(method.card->button());
        connect(method.card->button(), &QRadioButton::toggled, this, &MethodPage::updateButtons);
    }
    body()->addLayout(row, 1);
    m_read->setObjectName(QStringLiteral("readUndertaking"));
    m_read->setAutoDefault(false);
    body()->addWidget(m_read, 0, Qt::AlignLeft);
    connect(m_read, &QPushButton::clicked, this, &MethodPage::readUndertaking);
    connect(&context().tokens, &pkcs11::TokenMonitor::changed, this, &MethodPage::showCards);
}

MethodPage::Method MethodPage::addMethod(Glyph glyph, const QString& objectName, const QString& title,
                                         const QString& text, const QString& needs,
                                         const QStringList& steps) {
    auto* const card = new ChoiceCard(title, this);
    card->button()->setObjectName(objectName);
    card->button()->setAccessibleDescription(text);
    card->addGlyph(glyph);
    card->column()->addWidget(style::textLabel(text, card));
    card->column()->addWidget(style::textLabel(needs, card));
    QLabel* const note = style::quietLabel({}, card);
    note->setObjectName(objectName + QStringLiteral(".note"));
    card->column()->addWidget(note);
    card->column()->addSpacing(style::gap(this));
    for (qsizetype i = 0; i < steps.size(); ++i)
        card->column()->addWidget(
            style::textLabel(QStringLiteral("%1. %2").arg(i + 1).arg(steps.at(i)), card));
    card->column()->addStretch();
    return {card, note};
}

void MethodPage::enter() {
    const bool electronic = offer(m_electronic, service::Method::Electronic);
    const bool wetInk = offer(m_wetInk, service::Method::WetInk);
    if (!isReady() && electronic != wetInk)
        choose(electronic ? m_electronic : m_wetInk);
    showCards();
    if (journey().documents().empty())
        load(
            tr("Fetching the documents…"), [this] { return journey().fetchDocuments(); },
            [](const std::vector<renewal::Document>&) {});
}

bool MethodPage::offer(const Method& method, service::Method which) {
    const auto& offered = journey().application().methods;
    const bool possible = std::ranges::find(offered, which) != offered.end();
    method.card->button()->setEnabled(possible);
    method.note->setText(possible ? QString() : sentence({ErrorCode::MethodUnavailable, {}, {}}));
    return possible;
}

void MethodPage::choose(const Method& method) {
    method.card->button()->setChecked(true);
}

std::vector<CertificateChoice> MethodPage::choices() const {
    return certificateChoices(context().tokens.snapshot(), journey().identityNumber(),
                              *journey().setup().clock);
}

/// Whether one can sign with a key at a remote signing service.
bool MethodPage::mayRemote() const {
    return journey().checkRemoteSigning() && !context().settings.text(settings::Key::RemoteService).isEmpty();
}

QString MethodPage::electronicNote(const std::vector<CertificateChoice>& found) const {
    if (context().order.kind == service::firstCertificate)
        return tr("This is your first certificate, so you do not have one to sign with yet.");
    if (!m_electronic.card->button()->isEnabled())
        return sentence({ErrorCode::MethodUnavailable, {}, {}});
    if (found.empty())
        return mayRemote() ? tr("No card with a certificate is in the reader now. You can sign without one.")
                           : tr("No card with a certificate is in the reader now.");
    if (!found.front().whyUnusable)
        return tr("Found on the card: %1").arg(found.front().certificate.certificate.commonName());
    if (found.size() > 1)
        return sentence(whyNone(found));
    return tr("The certificate on the card cannot be used: %1").arg(sentence(whyNone(found)));
}

void MethodPage::showCards() {
    const auto found = choices();
    const bool usable = !found.empty() && !found.front().whyUnusable;
    if (usable && m_electronic.card->button()->isEnabled() && !isReady())
        choose(m_electronic);
    m_electronic.note->setText(electronicNote(found));
    for (const Method& method : {m_electronic, m_wetInk})
        method.note->setVisible(!method.note->text().isEmpty());
}

void MethodPage::readUndertaking() {
    for (const renewal::Document& document : journey().documents())
        if (document.info.name == service::undertakingName)
            DocumentDialog(document, this).exec();
}

bool MethodPage::isReady() const {
    return m_electronic.card->button()->isChecked() || m_wetInk.card->button()->isChecked();
}

void MethodPage::submit() {
    context().method =
        m_electronic.card->button()->isChecked() ? service::Method::Electronic : service::Method::WetInk;
    run(
        tr("Preparing the documents…"), [this] { return journey().chooseMethod(context().method); },
        [this](const service::Application&) { pass(); });
}

} // namespace yenile::ui
