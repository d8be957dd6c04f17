// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/review_page.h"

#include "core/base/file.h"
#include "core/base/shown_day.h"
#include "ui/documents/documents_pane.h"
#include "ui/widgets/panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace yenile::ui {

namespace {

/// Of all that is signed: the documents and the record.
QStringList digestsOf(const std::vector<renewal::Document>& documents, const QByteArray& record) {
    QStringList digests{sha256Hex(record)};
    for (const renewal::Document& document : documents)
        digests << document.info.sha256;
    return digests;
}

} // namespace

ReviewPage::ReviewPage(WizardContext& shared)
    : Page(PageId::Review, shared, WorkArea::Scrolling::Never), m_documents(new DocumentsPane(this)),
      m_reading(style::quietLabel({}, this)), m_clock(new Panel(style::Tone::Caution, this)),
      m_signer(style::dataLabel({}, this)), m_choose(new QPushButton(tr("Another &certificate…"), this)) {
    setTitle(tr("Read the documents"));
    setIntroduction(tr("Read both documents to the end. To sign on paper, go \"Back\"."));
    m_reading->setObjectName(QStringLiteral("reading"));
    m_signer->setObjectName(QStringLiteral("signer"));
    m_choose->setObjectName(QStringLiteral("chooseCertificate"));
    m_choose->setAutoDefault(false);
    m_clock->setObjectName(QStringLiteral("clock"));
    body()->addWidget(m_clock);
    body()->addWidget(m_documents, 1);
    auto* const state = new QVBoxLayout;
    state->setSpacing(style::gap(this, 0.3));
    state->addWidget(m_reading);
    state->addWidget(m_signer);
    auto* const row = new QHBoxLayout;
    row->addLayout(state, 1);
    row->addWidget(m_choose);
    body()->addLayout(row);
    connect(m_choose, &QPushButton::clicked, this, &ReviewPage::chooseCertificate);
    connect(&context().tokens, &pkcs11::TokenMonitor::changed, this, &ReviewPage::showSigner);
    connect(m_documents, &DocumentsPane::readingChanged, this, &ReviewPage::showReading);
    connect(m_documents, &DocumentsPane::failed, this,
            [this](const Error& error) { area().showError(error); });
}

void ReviewPage::enter() {
    showSigner();
    showClock();
    load(
        tr("Fetching the documents…"), [this] { return journey().fetchDocuments(); },
        [this](const std::vector<renewal::Document>& documents) {
            const QByteArray& record = journey().application().record;
            const QStringList digests = digestsOf(documents, record);
            if (m_shown != digests) { // what was read stays read
                m_documents->setDocuments(documents, context().documentsRead);
                m_documents->addRecord(record, journey().recordInWords());
                m_shown = digests;
            }
            showReading();
        });
}

/// The signature carries the computer's time.
void ReviewPage::showClock() {
    const Result<void> right = journey().checkClock();
    m_clock->setText(right ? QString() : sentence(right.error()) + u' ' + remedy(right.error()));
    m_clock->setVisible(!right);
}

void ReviewPage::showReading() {
    const QString unread = m_documents->nextUnread();
    context().documentsRead = m_documents->digestsRead();
    m_reading->setText(unread.isEmpty() ? tr("Both documents were read to the end.")
                                        : tr("Still to be read to the end: %1").arg(unread));
    m_choose->setEnabled(unread.isEmpty());
    updateButtons();
}

void ReviewPage::showSigner() {
    m_certificate = onlyUsable(certificateChoices(context().tokens.snapshot(), journey().identityNumber(),
                                                  *journey().setup().clock));
    m_signer->setVisible(m_certificate.has_value());
    m_choose->setVisible(m_certificate.has_value());
    setNextText(m_certificate ? tr("&Sign and submit") : tr("&Continue"));
    if (m_certificate) {
        const signature::Certificate& certificate = m_certificate->certificate.certificate;
        m_signer->setText(
            tr("Signed with: %1, valid until %2 (card %3)")
                .arg(certificate.commonName(), shownDay(certificate.notAfter()), m_certificate->token.label));
    }
    updateButtons();
}

void ReviewPage::submit() {
    context().certificate = m_certificate;
    pass();
}

void ReviewPage::chooseCertificate() {
    context().certificate.reset();
    pass();
}

bool ReviewPage::isReady() const {
    return m_documents->allRead();
}

} // namespace yenile::ui
