// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/pdf_samples.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>

#include <stdexcept>

namespace yenile::tests {

QByteArray qtPdf(QPagedPaintDevice::PdfVersion version) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPdfVersion(version);
        QPainter painter(&writer);
        painter.drawText(800, 800, QStringLiteral("Sertifika Sahibi Taahhütnamesi: ğüşıöçĞÜŞİÖÇ"));
        writer.newPage();
        painter.drawText(800, 800, QStringLiteral("2"));
    }
    return buffer.data();
}

QByteArray handmadePdf(const std::vector<QByteArray>& objects, const QByteArray& trailer) {
    QByteArray pdf = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    QByteArray table = "0000000000 65535 f \n";
    int number = 0;
    for (const QByteArray& object : objects) {
        table += QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += QByteArray::number(++number) + " 0 obj\n" + object + "\nendobj\n";
    }
    const QByteArray size = QByteArray::number(number + 1);
    const QByteArray start = QByteArray::number(pdf.size());
    return pdf + "xref\n0 " + size + '\n' + table + "trailer\n<< /Root 1 0 R /Size " + size + ' ' + trailer +
           " >>\nstartxref\n" + start + "\n%%EOF\n";
}

QByteArray SamplePdf::bytes() const {
    const QByteArray text = "BT /F1 12 Tf 72 720 Td (Taahhut) Tj ET";
    std::vector<QByteArray> objects{
        "<< /Type /Catalog /Pages 2 0 R " + catalogEntries + " >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << "
        "/Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> " +
            pageEntries + " >>",
        "<< /Length " + QByteArray::number(text.size()) + " >>\nstream\n" + text + "\nendstream"};
    objects.insert(objects.end(), further.begin(), further.end());
    return handmadePdf(objects);
}

QByteArray revised(const QByteArray& pdf, const std::vector<std::pair<int, QByteArray>>& objects) {
    static const QRegularExpression startXref(QStringLiteral("startxref\\s+(\\d+)\\s+%%EOF\\s*$"));
    static const QRegularExpression size(QStringLiteral("/Size (\\d+)"));
    static const QRegularExpression root(QStringLiteral("/Root (\\d+ \\d+ R)"));
    const QString text = QString::fromLatin1(pdf);
    int highest = 0;
    for (auto sizes = size.globalMatch(text); sizes.hasNext();)
        highest = std::max(highest, sizes.next().captured(1).toInt());

    QByteArray revision = pdf;
    QByteArray table;
    for (const auto& [number, body] : objects) {
        highest = std::max(highest, number + 1);
        table += QByteArray::number(number) + " 1\n" +
                 QByteArray::number(revision.size()).rightJustified(10, '0') + " 00000 n \n";
        revision += QByteArray::number(number) + " 0 obj\n" + body + "\nendobj\n";
    }
    const QByteArray start = QByteArray::number(revision.size());
    return revision + "xref\n" + table + "trailer\n<< /Root " + root.match(text).captured(1).toLatin1() +
           " /Size " + QByteArray::number(highest) + " /Prev " +
           startXref.match(text).captured(1).toLatin1() + " >>\nstartxref\n" + start + "\n%%EOF\n";
}

QByteArray objectBody(const QByteArray& pdf, int number) {
    const QByteArray header = '\n' + QByteArray::number(number) + " 0 obj\n";
    const qsizetype found = pdf.lastIndexOf(header);
    if (found < 0)
        throw std::runtime_error("no such object");
    const qsizetype begin = found + header.size();
    return pdf.mid(begin, pdf.indexOf("\nendobj", begin) - begin);
}

int objectWith(const QByteArray& pdf, const QByteArray& text) {
    const qsizetype found = pdf.lastIndexOf(text);
    const qsizetype header = pdf.lastIndexOf(" 0 obj\n", found);
    const qsizetype line = pdf.lastIndexOf('\n', header);
    if (found < 0 || header < 0)
        throw std::runtime_error("no such object");
    return pdf.mid(line + 1, header - line - 1).toInt();
}

} // namespace yenile::tests
