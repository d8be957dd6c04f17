// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/link_question.h"

#include "core/renewal/linked_service.h"
#include "core/service/link.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace yenile::ui {

namespace {

QString text(const char* source) {
    return QCoreApplication::translate("LinkQuestion", source);
}

/// The host in ASCII: letters of other scripts may look like those that one knows.
bool isWanted(const QUrl& service, QWidget* parent) {
    QMessageBox box(
        QMessageBox::Question, text(QT_TRANSLATE_NOOP("LinkQuestion", "Open this registration service?")),
        text(QT_TRANSLATE_NOOP("LinkQuestion",
                               "A link wants to open the registration service at\n\n%1\n\nContinue only if "
                               "you know this address from your certification authority. You will "
                               "be asked for your identity number and your password there."))
            .arg(service.toString(QUrl::FullyEncoded)),
        QMessageBox::NoButton, parent);
    box.setObjectName(QStringLiteral("linkQuestion"));
    box.setTextFormat(Qt::PlainText);
    QPushButton* const yes =
        box.addButton(text(QT_TRANSLATE_NOOP("LinkQuestion", "&Open the service")), QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("linkAccept"));
    box.setDefaultButton(box.addButton(QMessageBox::Cancel));
    box.exec();
    return box.clickedButton() == yes;
}

} // namespace

Result<QUrl> allowedService(const QString& link, settings::Settings& settings, QWidget* parent) {
    const QUrl service = service::serviceOfLink(link);
    if (service.isEmpty())
        return fail(ErrorCode::LinkInvalid);
    switch (renewal::trustIn(service, settings)) {
    case renewal::LinkTrust::Forbidden:
        return fail(ErrorCode::LinkForbidden, {service.toString(QUrl::FullyEncoded)});
    case renewal::LinkTrust::Unknown:
        if (!isWanted(service, parent))
            return fail(ErrorCode::Cancelled);
        (void)renewal::allowLinksTo(service, settings); // lasts for this run where it cannot be kept
        break;
    case renewal::LinkTrust::Trusted:
        break;
    }
    return service;
}

} // namespace yenile::ui
