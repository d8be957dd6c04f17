// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_dialog.h"

#include "ui/widgets/style.h"

#include <QDialogButtonBox>
#include <QLocale>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace yenile::ui {

namespace {

const char* nameOf(PageId page) {
    switch (page) {
    case PageId::Readiness:
        return "readiness";
    case PageId::Login:
        return "login";
    case PageId::Orders:
        return "order";
    case PageId::Form:
        return "form";
    case PageId::SmsCode:
        return "sms";
    case PageId::Method:
        return "method";
    case PageId::Review:
        return "review";
    case PageId::Certificate:
        return "certificate";
    case PageId::Submission:
        return "submission";
    case PageId::WetInk:
        return "wet-ink";
    case PageId::Done:
        break;
    }
    return "done";
}

} // namespace

QString HelpDialog::fileOf(PageId page) {
    return QStringLiteral(":/yenile/help/%1/%2.md")
        .arg(QLocale().language() == QLocale::English ? QStringLiteral("en") : QStringLiteral("tr"),
             QLatin1String(nameOf(page)));
}

HelpDialog::HelpDialog(PageId page, QWidget* parent) : QDialog(parent), m_text(new QTextBrowser(this)) {
    setObjectName(QStringLiteral("helpDialog"));
    setWindowTitle(tr("Help"));
    style::resizeOnScreen(*this, style::columns(this, 78), style::gap(this, 70));
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setAccessibleName(tr("Help"));
    m_text->setOpenExternalLinks(true); // those within lead from page to page
    showPage(page);
    auto* const buttons = new QDialogButtonBox(this);
    auto* const back = buttons->addButton(tr("Back"), QDialogButtonBox::ActionRole);
    auto* const contents = buttons->addButton(tr("Contents"), QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    back->setEnabled(false);
    auto* const column = new QVBoxLayout(this);
    column->addWidget(m_text, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(back, &QPushButton::clicked, m_text, &QTextBrowser::backward);
    connect(m_text, &QTextBrowser::backwardAvailable, back, &QPushButton::setEnabled);
    connect(contents, &QPushButton::clicked, this, [this] {
        m_text->setSource(m_text->source().resolved(QUrl(QStringLiteral("contents.md"))),
                          QTextDocument::MarkdownResource);
    });
}

void HelpDialog::showPage(PageId page) {
    m_text->setSource(QUrl(QStringLiteral("qrc") + fileOf(page)), QTextDocument::MarkdownResource);
}

} // namespace yenile::ui
