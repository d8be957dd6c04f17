// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/documents_pane.h"

#include "core/base/file.h"
#include "ui/documents/document_bar.h"
#include "ui/documents/document_view.h"
#include "ui/widgets/icons.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace yenile::ui {

DocumentsPane::DocumentsPane(QWidget* parent) : QWidget(parent), m_tabs(new QTabWidget(this)) {
    m_tabs->setObjectName(QStringLiteral("documents"));
    m_tabs->setDocumentMode(true);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
}

void DocumentsPane::setDocuments(const std::vector<renewal::Document>& documents, const QStringList& read) {
    while (m_tabs->count() > 0) {
        QWidget* const old = m_tabs->widget(0);
        m_tabs->removeTab(0);
        delete old;
    }
    m_digests.clear();
    for (const renewal::Document& document : documents) {
        m_digests << document.info.sha256;
        const int index = m_tabs->addTab(makeTab(document), document.info.title.text());
        if (read.contains(document.info.sha256))
            view(index)->setReadToEnd();
    }
    for (int index = 0; index < documentCount(); ++index)
        mark(index);
}

/// Which bytes are signed, in a row of its own: it is read as a whole or not at all.
QLayout* DocumentsPane::signedAs(const QString& sha256, const std::optional<QString>& version, QWidget* tab) {
    auto* const row = new QHBoxLayout;
    QLabel* const digest = style::quietLabel(sha256, tab);
    digest->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    digest->setAccessibleName(tr("SHA-256 digest of the document"));
    digest->setToolTip(tr("SHA-256 digest of the document: exactly this document is signed."));
    digest->setWordWrap(false);
    digest->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    if (version)
        row->addWidget(style::quietLabel(tr("Version %1").arg(*version), tab));
    row->addWidget(style::quietLabel(tr("SHA-256"), tab));
    row->addWidget(digest, 1);
    for (int label = 0; label + 1 < row->count(); ++label)
        row->itemAt(label)->widget()->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    return row;
}

void DocumentsPane::addRecord(const QByteArray& record, const std::vector<renewal::RecordLine>& words) {
    auto* const tab = new QWidget;
    auto* const column = new QVBoxLayout(tab);
    column->setContentsMargins(0, 0, 0, 0);
    QString rows;
    for (const renewal::RecordLine& line : words)
        rows += QStringLiteral("<tr><td>%1</td><td>%2</td></tr>")
                    .arg(line.name.toHtmlEscaped(), line.value.toHtmlEscaped());
    auto* const text = new QTextBrowser(tab);
    text->setObjectName(QStringLiteral("record"));
    text->setAccessibleName(tr("What is applied for"));
    text->setHtml(QStringLiteral("<table cellpadding='4'>%1</table>").arg(rows));
    column->addWidget(text, 1);
    column->addLayout(signedAs(sha256Hex(record), {}, tab));
    const int index = m_tabs->addTab(tab, tr("What is applied for"));
    m_tabs->setTabToolTip(index, tr("Signed with the documents, as %1").arg(service::recordName));
}

QWidget* DocumentsPane::makeTab(const renewal::Document& document) {
    auto* const tab = new QWidget;
    auto* const column = new QVBoxLayout(tab);
    column->setContentsMargins(0, 0, 0, 0);
    auto* const view = new DocumentView(tab);
    view->setObjectName(QStringLiteral("document.") + document.info.name);
    column->addWidget(view, 1);

    column->addWidget(new DocumentBar(view, tab));
    column->addLayout(signedAs(document.info.sha256, document.info.version, tab));

    connect(view, &DocumentView::failed, this, &DocumentsPane::failed);
    connect(view, &DocumentView::readToEnd, this, [this, tab] {
        mark(m_tabs->indexOf(tab));
        Q_EMIT readingChanged();
    });
    view->open(document.content, document.info.title.text());
    return tab;
}

void DocumentsPane::mark(int index) {
    if (!m_marked)
        return;
    const bool read = view(index)->wasReadToEnd();
    m_tabs->setTabIcon(index, read ? glyphIcon(Glyph::Check, style::toneColor(style::Tone::Good, palette()))
                                   : glyphIcon(Glyph::Waiting, style::quietText(palette())));
    m_tabs->setTabToolTip(index, read ? tr("Read to the end") : tr("Not read to the end yet"));
}

bool DocumentsPane::allRead() const {
    return documentCount() > 0 && nextUnread().isEmpty();
}

QString DocumentsPane::nextUnread() const {
    for (int index = 0; index < documentCount(); ++index)
        if (!view(index)->wasReadToEnd())
            return m_tabs->tabText(index);
    return {};
}

QStringList DocumentsPane::digestsRead() const {
    QStringList digests;
    for (int index = 0; index < documentCount(); ++index)
        if (view(index)->wasReadToEnd())
            digests << m_digests[index];
    return digests;
}

int DocumentsPane::current() const {
    return m_tabs->currentIndex() < documentCount() ? m_tabs->currentIndex() : -1;
}

DocumentView* DocumentsPane::view(int index) const {
    return m_tabs->widget(index)->findChild<DocumentView*>();
}

void DocumentsPane::showDocument(int index) {
    m_tabs->setCurrentIndex(index);
}

} // namespace yenile::ui
