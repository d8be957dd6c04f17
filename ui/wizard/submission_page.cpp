// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/submission_page.h"

#include "ui/widgets/card_frame.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QWizard>

namespace yenile::ui {

using renewal::SubmissionStage;

SubmissionPage::SubmissionPage(WizardContext& shared)
    : Page(PageId::Submission, shared, WorkArea::Scrolling::Never), m_pinEntry(this),
      m_detail(style::quietLabel({}, this)), m_note(style::textLabel({}, this)),
      m_bar(new QProgressBar(this)), m_cancel(new QPushButton(tr("Stop"), this)) {
    setTitle(tr("Signing and submission"));
    setNextText(tr("&Continue"));
    addStages();
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setObjectName(QStringLiteral("submissionStop"));
    m_cancel->setAutoDefault(false);
    body()->addWidget(m_bar);
    body()->addWidget(m_detail);
    body()->addWidget(m_note);
    area().layout()->addWidget(m_cancel);
    area().layout()->setAlignment(m_cancel, Qt::AlignLeft);
    // What is waited for stands right under the stages.
    auto* const column = qobject_cast<QVBoxLayout*>(area().layout());
    column->setStretch(column->indexOf(body()->parentWidget()), 0);
    column->addStretch(1);
    connect(m_cancel, &QPushButton::clicked, this, &SubmissionPage::cancel);
}

void SubmissionPage::addStages() {
    const std::vector<std::pair<SubmissionStage, QString>> stages{
        {SubmissionStage::CheckingCertificate, tr("Asking whether the certificate can be used")},
        {SubmissionStage::SigningDocuments, tr("Signing the documents")},
        {SubmissionStage::MakingBundle, tr("Making the signed bundle")},
        {SubmissionStage::CheckingBundle, tr("Checking the signatures")},
        {SubmissionStage::Sending, tr("Sending to the registration service")},
        {SubmissionStage::CheckingReceipt, tr("Checking the receipt")},
    };
    auto* const card = new CardFrame({}, this);
    for (const auto& [stage, text] : stages) {
        auto* const row = new QHBoxLayout;
        m_stages[stage] = new GlyphLabel(card);
        row->addWidget(m_stages[stage]);
        row->addWidget(style::textLabel(text, card), 1);
        card->column()->addLayout(row);
    }
    body()->addWidget(card);
}

void SubmissionPage::enter() {
    start();
}

std::function<void(renewal::SubmissionProgress)> SubmissionPage::progressReceiver() {
    return [page = QPointer(this)](const renewal::SubmissionProgress& progress) { // in any thread
        QMetaObject::invokeMethod(page, [page, progress] { page->showProgress(progress); });
    };
}

void SubmissionPage::start() {
    m_cancel->setEnabled(true);
    m_note->clear();
    m_cancel->show();
    showProgress(
        {journey().isSigned() ? SubmissionStage::Sending : SubmissionStage::CheckingCertificate, 0, 0});
    area().run(
        waitText(), WorkArea::Retry::Never,
        [this] {
            const auto openSigner = [this]() -> std::shared_ptr<signature::Signer> {
                const CertificateChoice& choice = *context().certificate;
                if (choice.remote)
                    return choice.remote;
                return context().tokens.openSigner(choice.token, choice.certificate, m_pinEntry);
            };
            return journey().submit(openSigner, progressReceiver());
        },
        [this](const renewal::Outcome& outcome) { finish(outcome); },
        [this](const Error& error) { fail(error); });
    body()->parentWidget()->setEnabled(true); // there is nothing to enter here, but progress to be read
}

QString SubmissionPage::waitText() const {
    return context().certificate && context().certificate->remote
               ? tr("Please wait. %1 may ask you once more before it signs.")
                     .arg(context().certificate->token.label)
               : tr("Please wait. The card must stay in the reader while it signs.");
}

void SubmissionPage::showProgress(const renewal::SubmissionProgress& progress) {
    m_reached = progress.stage;
    for (const auto& [stage, mark] : m_stages) {
        if (stage < progress.stage)
            mark->setGlyph(Glyph::Check, style::Tone::Good);
        else if (stage == progress.stage)
            mark->setGlyph(Glyph::Current, style::Tone::Neutral);
        else
            mark->setQuietGlyph(Glyph::Waiting);
    }
    m_bar->setVisible(progress.done < progress.total); // that something goes on is seen below
    m_bar->setRange(0, progress.total);
    m_bar->setValue(progress.done);
    m_detail->setText(
        progress.stage == SubmissionStage::SigningDocuments && progress.total > 0
            ? tr("Signature %1 of %2").arg(qMin(progress.done + 1, progress.total)).arg(progress.total)
            : QString());
    if (!progress.note.isEmpty()) // stays, for the PIN is asked for next
        m_note->setText(progress.note);
    m_note->setVisible(!m_note->text().isEmpty());
}

void SubmissionPage::finish(const renewal::Outcome& outcome) {
    for (const auto& [stage, mark] : m_stages)
        mark->setGlyph(Glyph::Check, style::Tone::Good);
    m_cancel->hide();
    context().outcome = outcome;
    context().resume = false;
    pass();
}

void SubmissionPage::fail(const Error& error) {
    m_stages[m_reached]->setGlyph(Glyph::Cross, style::Tone::Bad);
    m_bar->setRange(0, 1);
    m_bar->setValue(0);
    m_cancel->hide();
    // Refused, or not to be sent any more, and no certificate was chosen in this run: it goes on from the
    // orders.
    m_isOver = context().resume && (!journey().isSigned() || error.code == ErrorCode::StateConflict);
    context().resume = context().resume && !m_isOver;
    if (m_isOver)
        area().showError(error);
    else
        area().showError(error, [this] { start(); });
    updateButtons();
}

/// What had waited leads no further: it begins anew with the orders, the login stays.
void SubmissionPage::submit() {
    m_isOver = false;
    wizard()->setStartId(static_cast<int>(PageId::Orders));
    wizard()->restart();
}

void SubmissionPage::cancel() {
    m_cancel->setEnabled(false);
    journey().cancelSubmission();
    m_pinEntry.dismiss();
    if (context().dismissApproval)
        context().dismissApproval();
}

bool SubmissionPage::mayClose() {
    if (!area().isBusy())
        return true;
    cancel();
    return false;
}

} // namespace yenile::ui
