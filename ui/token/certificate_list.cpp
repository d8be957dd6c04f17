// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/token/certificate_list.h"

#include "core/base/shown_day.h"
#include "core/remote/remote_signer.h"
#include "core/remote/usability.h"
#include "core/renewal/certificate_choice.h"
#include "pkcs11/candidates.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/style.h"

#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace yenile::ui {

namespace {

QString details(const CertificateChoice& choice) {
    const signature::Certificate& certificate = choice.certificate.certificate;
    const QString end = shownDay(certificate.notAfter());
    if (choice.remote)
        return CertificateList::tr("Valid until %1 · issued by %2\nAt the remote signing service %3")
            .arg(end, certificate.issuerCommonName(), choice.token.label);
    return CertificateList::tr("Valid until %1 · issued by %2\nCard %3 in reader %4")
        .arg(end, certificate.issuerCommonName(), choice.token.label, choice.token.reader);
}

void putUsableFirst(std::vector<CertificateChoice>& choices) {
    std::ranges::stable_partition(choices,
                                  [](const CertificateChoice& choice) { return !choice.whyUnusable; });
}

} // namespace

std::vector<CertificateChoice> certificateChoices(const pkcs11::TokenSnapshot& snapshot,
                                                  const QString& identityNumber, const Clock& clock) {
    std::vector<CertificateChoice> choices;
    for (const auto& [token, certificate] : pkcs11::candidates(snapshot)) {
        auto why = renewal::whyUnusable(certificate.certificate, identityNumber, clock);
        if (!why && certificate.key == pkcs11::KeyPresence::Missing)
            why = Error{ErrorCode::KeyMissing, {}, {}};
        choices.push_back({token, certificate, std::move(why)});
    }
    putUsableFirst(choices);
    return choices;
}

std::vector<CertificateChoice> certificateChoices(const remote::Offer& offer, const QString& identityNumber,
                                                  const Clock& clock) {
    std::vector<CertificateChoice> choices;
    for (const remote::Credential& credential : offer.credentials) {
        CertificateChoice choice{{}, {credential.certificate(), {}, {}}, {}};
        choice.token.label = offer.service->name();
        choice.whyUnusable = renewal::whyUnusable(credential.certificate(), identityNumber, clock);
        if (!choice.whyUnusable)
            choice.whyUnusable = remote::whyUnusable(credential);
        choice.remote = std::make_shared<remote::RemoteSigner>(offer.service, credential);
        choices.push_back(std::move(choice));
    }
    putUsableFirst(choices);
    return choices;
}

Error whyNone(const std::vector<CertificateChoice>& choices) {
    std::vector<renewal::Unusable> unusable;
    for (const CertificateChoice& choice : choices)
        if (choice.whyUnusable)
            unusable.push_back({choice.certificate.certificate, *choice.whyUnusable});
    return renewal::whyNone(unusable);
}

std::optional<CertificateChoice> onlyUsable(const std::vector<CertificateChoice>& choices) {
    const auto usable = std::ranges::count_if(choices, [](const auto& c) { return !c.whyUnusable; });
    return usable == 1 ? std::optional(choices.front()) : std::nullopt;
}

CertificateList::CertificateList(QWidget* parent)
    : QWidget(parent), m_buttons(this), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(style::gap(this));
    connect(&m_buttons, &QButtonGroup::idToggled, this, &CertificateList::choiceChanged);
}

void CertificateList::setChoices(std::vector<CertificateChoice> choices) {
    const CertificateChoice* const before = chosen();
    const QByteArray kept = before ? before->certificate.certificate.der() : QByteArray();
    for (QAbstractButton* const button : m_buttons.buttons())
        m_buttons.removeButton(button);
    while (QLayoutItem* const item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_choices = std::move(choices);
    for (int index = 0; index < static_cast<int>(m_choices.size()); ++index)
        addRow(index);
    for (int index = 0; index < static_cast<int>(m_choices.size()); ++index)
        if (!m_choices[static_cast<size_t>(index)].whyUnusable &&
            (onlyUsable(m_choices) ||
             m_choices[static_cast<size_t>(index)].certificate.certificate.der() == kept))
            m_buttons.button(index)->setChecked(true);
    Q_EMIT choiceChanged();
}

void CertificateList::addRow(int index) {
    const CertificateChoice& choice = m_choices[static_cast<size_t>(index)];
    auto* const row = new ChoiceCard(choice.certificate.certificate.commonName(), this);
    QVBoxLayout* const column = row->column();
    QRadioButton* const button = row->button();
    button->setObjectName(QStringLiteral("certificate.%1").arg(index));
    button->setEnabled(!choice.whyUnusable);
    QLabel* const text = style::quietLabel(details(choice), row);
    text->setIndent(style::choiceIndent(this));
    column->addWidget(text);
    QString spoken = details(choice);
    if (choice.whyUnusable) {
        QLabel* const reason =
            style::textLabel(tr("Cannot be used: %1").arg(sentence(*choice.whyUnusable)), row);
        reason->setIndent(style::choiceIndent(this));
        column->addWidget(reason);
        spoken = reason->text();
    }
    button->setAccessibleDescription(spoken);
    m_column->addWidget(row);
    m_buttons.addButton(button, index);
}

const CertificateChoice* CertificateList::chosen() const {
    const int id = m_buttons.checkedId();
    return id < 0 ? nullptr : &m_choices[static_cast<size_t>(id)];
}

bool CertificateList::hasUsable() const {
    return !m_choices.empty() && !m_choices.front().whyUnusable;
}

} // namespace yenile::ui
