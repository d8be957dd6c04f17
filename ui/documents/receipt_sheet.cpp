// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/receipt_sheet.h"

#include "core/base/file.h"
#include "core/base/shown_day.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPdfWriter>
#include <QTextDocument>

namespace yenile::ui {

namespace {

QString text(const char* source) {
    return QCoreApplication::translate("ReceiptSheet", source);
}

QString row(const QString& name, const QString& value) {
    return QStringLiteral("<tr><td width='30%'>%1</td><td>%2</td></tr>")
        .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString html(const renewal::Outcome& outcome, const service::ServiceInfo& service) {
    const service::ReceiptContent& receipt = outcome.receipt;
    QString rows =
        row(text(QT_TRANSLATE_NOOP("ReceiptSheet", "Receipt number")), receipt.number) +
        row(text(QT_TRANSLATE_NOOP("ReceiptSheet", "Registration service")), service.name) +
        row(text(QT_TRANSLATE_NOOP("ReceiptSheet", "Application")), receipt.applicationId) +
        row(text(QT_TRANSLATE_NOOP("ReceiptSheet", "Received on")), shownDayAndTime(receipt.receivedAt)) +
        row(text(QT_TRANSLATE_NOOP("ReceiptSheet", "Serial number of the certificate")),
            receipt.certificateSerial) +
        row(text(QT_TRANSLATE_NOOP("ReceiptSheet", "SHA-256 of the signed bundle")), receipt.bundleSha256);
    for (const service::ReceiptDocument& document : receipt.documents) {
        rows += row(
            document.name,
            text(QT_TRANSLATE_NOOP("ReceiptSheet", "Signed on %1")).arg(shownDayAndTime(document.signedAt)));
        rows += row(text(QT_TRANSLATE_NOOP("ReceiptSheet", "Its SHA-256")), document.sha256);
    }
    const QString note = text(QT_TRANSLATE_NOOP(
        "ReceiptSheet", "The receipt itself is the file receipt.json with the signature of the "
                        "registration service in receipt.p7s; this page is a copy to read."));
    return QStringLiteral("<h2>%1</h2><table cellpadding='4'>%2</table><p>%3</p>")
        .arg(text(QT_TRANSLATE_NOOP("ReceiptSheet", "Receipt of the renewal application")).toHtmlEscaped(),
             rows, note.toHtmlEscaped());
}

} // namespace

Result<void> writeReceiptSheet(const renewal::Outcome& outcome, const service::ServiceInfo& service,
                               const QString& file) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout::Millimeter);
        writer.setTitle(text(QT_TRANSLATE_NOOP("ReceiptSheet", "Receipt of the renewal application")));
        QTextDocument document;
        document.setHtml(html(outcome, service));
        document.print(&writer);
    }
    return writeFile(file, buffer.data(), FileAccess::OwnerOnly);
}

} // namespace yenile::ui
