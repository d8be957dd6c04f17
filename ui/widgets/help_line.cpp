// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/help_line.h"

#include "core/service/link.h"

#include <QCoreApplication>
#include <QLabel>
#include <QUrl>

namespace yenile::ui {
namespace {

/// The text alone where the link leads nowhere.
QString link(const QUrl& target, const QString& text) {
    return target.isEmpty()
               ? text.toHtmlEscaped()
               : QStringLiteral("<a href=\"%1\">%2</a>")
                     .arg(target.toString(QUrl::FullyEncoded).toHtmlEscaped(), text.toHtmlEscaped());
}

/// Nothing where there is no page to go to.
QString page(const QString& address, const QString& text) {
    const QUrl target = service::pageLink(address);
    return target.isEmpty() ? QString() : link(target, text);
}

} // namespace

QLabel* newHelpLine(QWidget* parent) {
    auto* const line = new QLabel(parent);
    line->setObjectName(QStringLiteral("help"));
    line->setTextFormat(Qt::RichText);
    line->setOpenExternalLinks(true);
    line->setTextInteractionFlags(Qt::TextBrowserInteraction);
    line->setWordWrap(true);
    return line;
}

void showHelp(QLabel* line, const service::Contact& contact, const QString& before) {
    QStringList parts{
        before, link(service::mailLink(contact.email), contact.email),
        link(service::phoneLink(contact.phone), contact.phone),
        page(contact.faqUrl, QCoreApplication::translate("HelpLine", "Frequently asked questions"))};
    parts.removeAll(QString());
    line->setText(parts.join(QStringLiteral(" · ")));
}

QString identityNumberHelp(const service::Contact& contact) {
    return page(contact.identityNumberUrl.value_or(QString()),
                QCoreApplication::translate("HelpLine", "I don't know my T.C. Kimlik No"));
}

} // namespace yenile::ui
