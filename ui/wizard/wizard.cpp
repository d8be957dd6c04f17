#include "ui/wizard/wizard.h"

#include "ui/inspect/inspect_dialog.h"
#include "ui/wizard/certificate_page.h"
#include "ui/wizard/done_page.h"
#include "ui/wizard/form_page.h"
#include "ui/wizard/login_page.h"
#include "ui/wizard/method_page.h"
#include "ui/wizard/orders_page.h"
#include "ui/wizard/readiness_page.h"
#include "ui/wizard/review_page.h"
#include "ui/wizard/sms_page.h"
#include "ui/wizard/step_list.h"
#include "ui/wizard/submission_page.h"
#include "ui/wizard/wet_ink_page.h"

#include <QDragEnterEvent>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>

namespace yenile::ui {

Wizard::Wizard(settings::Settings& settings, renewal::Journey& journey, pkcs11::TokenMonitor& tokens,
               QWidget* parent)
    : QWizard(parent), m_context{settings, journey, tokens}, m_steps(new StepList(this)) {
    setObjectName(QStringLiteral("wizard"));
    setWindowTitle(QStringLiteral("Yenile"));
    setWindowIcon(QIcon(QStringLiteral(":/yenile/icons/yenile-256.png")));
    setWizardStyle(ClassicStyle);
    setOptions(NoBackButtonOnStartPage | NoCancelButtonOnLastPage);
    setButtonText(BackButton, tr("< &Back"));
    setButtonText(NextButton, tr("&Next >"));
    setButtonText(FinishButton, tr("&Finish"));
    setButtonText(CancelButton, tr("Close"));
    setSideWidget(m_steps);
    addPages();
    setAcceptDrops(true);
    resize(style::columns(this, 150), style::gap(this, 88));
    connect(this, &QWizard::currentIdChanged, this, &Wizard::showPage);
}

void Wizard::addPages() {
    auto* const readiness = new ReadinessPage(m_context);
    connect(readiness, &ReadinessPage::languageChosen, this, &Wizard::languageChosen);
    connect(readiness, &ReadinessPage::serviceMet, readiness, &Page::showEnvironment);
    for (Page* const page : std::initializer_list<Page*>{
             readiness, new LoginPage(m_context), new OrdersPage(m_context), new FormPage(m_context),
             new SmsPage(m_context), new MethodPage(m_context), new ReviewPage(m_context),
             new CertificatePage(m_context), new SubmissionPage(m_context), new WetInkPage(m_context),
             new DonePage(m_context)})
        setPage(static_cast<int>(page->id()), page);
    setStartId(static_cast<int>(PageId::Readiness));
}

void Wizard::showPage(int id) {
    if (id < 0)
        return;
    m_steps->showPage(static_cast<PageId>(id));
    static_cast<Page*>(page(id))->showEnvironment();
}

bool Wizard::leavesNothingBehind() const {
    const PageId page = currentPageId();
    return page == PageId::Readiness || page == PageId::Login || page == PageId::WetInk ||
           page == PageId::Done;
}

void Wizard::inspect(const QString& file) {
    auto* const dialog = new InspectDialog(m_context.journey.setup().trustAnchors, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->inspect(file);
    dialog->open();
}

void Wizard::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> files = event->mimeData()->urls();
    if (files.size() == 1 && files.front().isLocalFile())
        event->acceptProposedAction();
}

void Wizard::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    inspect(event->mimeData()->urls().front().toLocalFile());
}

void Wizard::reject() {
    auto* const page = static_cast<Page*>(currentPage());
    if (!leavesNothingBehind()) {
        const auto answer = QMessageBox::question(
            this, tr("Close Yenile?"),
            tr("The application is not submitted yet. At the next start you can go on from "
               "here: what you typed is kept, except for the security word, and what is "
               "signed is sent."),
            QMessageBox::Close | QMessageBox::Cancel, QMessageBox::Cancel);
        if (answer != QMessageBox::Close)
            return;
        page->keepForLater();
    }
    if (page->mayClose())
        return QWizard::reject();
    // The signing thread comes to its end first.
    connect(&page->area(), &WorkArea::busyChanged, this, [this] { QWizard::reject(); });
}

} // namespace yenile::ui
