#include "ui/wizard/review_page.h"

#include "ui/documents/documents_pane.h"

#include <QLabel>

namespace yenile::ui {

namespace {

QString digestsOf(const std::vector<renewal::Document>& documents) {
    QString digests;
    for (const renewal::Document& document : documents)
        digests += document.info.sha256;
    return digests;
}

} // namespace

ReviewPage::ReviewPage(Context& shared)
    : Page(PageId::Review, shared, WorkArea::Scrolling::Never), m_documents(new DocumentsPane(this)),
      m_reading(style::quietLabel({}, this)) {
    setTitle(tr("Read the documents"));
    setIntroduction(tr("These are the documents that you sign. Read both to the end."));
    setNextText(tr("&Continue"));
    m_reading->setObjectName(QStringLiteral("reading"));
    body()->addWidget(m_documents, 1);
    body()->addWidget(m_reading);
    connect(m_documents, &DocumentsPane::readingChanged, this, &ReviewPage::showReading);
    connect(m_documents, &DocumentsPane::failed, this,
            [this](const Error& error) { area().showError(error); });
}

void ReviewPage::enter() {
    load(
        tr("Fetching the documents…"), [this] { return journey().fetchDocuments(); },
        [this](const std::vector<renewal::Document>& documents) {
            if (m_shown != digestsOf(documents)) { // what was read stays read
                m_documents->setDocuments(documents);
                m_shown = digestsOf(documents);
            }
            showReading();
        });
}

void ReviewPage::showReading() {
    const QString unread = m_documents->nextUnread();
    m_reading->setText(unread.isEmpty() ? tr("Both documents were read to the end.")
                                        : tr("Still to be read to the end: %1").arg(unread));
    updateButtons();
}

bool ReviewPage::isReady() const {
    return m_documents->allRead();
}

} // namespace yenile::ui
