// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/documents/pdf_text.h"

#include "app/service/documents/bar_code.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

namespace yenile::registration {
namespace {

constexpr int resolution = 300;
constexpr double marginMillimetres = 20;
constexpr double headerMillimetres = 29;
constexpr double footerMillimetres = 14;
constexpr double squareMillimetres = 23.1; // modules of 1.1 mm: four dots of a scan of 100 dots an inch
constexpr double barsMillimetres = 56;
constexpr double titleWidth = 0.47; // of the page

const QString styleSheet =
    QStringLiteral("h2 { font-size: 10.5pt; color: #1f3a5f; margin-top: 14px; margin-bottom: 5px; }"
                   "p { margin-top: 0px; margin-bottom: 7px; line-height: 112%; }"
                   // Qt 6.8 draws no lines of a table whose cells have none of their own.
                   "td { border: 1px solid #b8c2cc; }"
                   "td.label { color: #44515e; }"
                   "p.quiet { color: #44515e; margin-top: 7px; }");

double dots(double millimetres) {
    return millimetres / 25.4 * resolution;
}

QFont font(double points, bool bold = false) {
    QFont result(QStringLiteral("DejaVu Sans"));
    result.setPointSizeF(points);
    result.setBold(bold);
    // Any spacing at all turns ligatures off: "fi" as one glyph hides the dot that Turkish tells i from ı by.
    result.setLetterSpacing(QFont::AbsoluteSpacing, 0.02);
    return result;
}

/// One page of the text with what stands above and below it.
class Page {
public:
    Page(QPainter& painter, const PdfText& text, const QSizeF& area)
        : m_painter(painter), m_text(text), m_area(area) {}

    void drawHeader() {
        m_painter.setPen(QColor(0x44, 0x51, 0x5e));
        m_painter.setFont(font(8));
        m_painter.drawText(QRectF(0, 0, m_area.width() * titleWidth, dots(5)), Qt::AlignLeft | Qt::AlignTop,
                           m_text.issuer);
        m_painter.setPen(QColor(0x1f, 0x3a, 0x5f));
        m_painter.setFont(font(13, true));
        m_painter.drawText(QRectF(0, dots(5), m_area.width() * titleWidth, dots(14)),
                           Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_text.title);
        // Without hyphens the bars are wider; who types or scans the number may leave them out.
        const QString plain = QString(m_text.number).remove(QLatin1Char('-'));
        const QRectF square(m_area.width() - dots(squareMillimetres), 0, dots(squareMillimetres),
                            dots(squareMillimetres));
        drawBarCode(m_painter, square, BarCode::Square, plain);
        const QRectF code(square.left() - dots(barsMillimetres + 5), 0, dots(barsMillimetres), dots(9));
        drawBarCode(m_painter, code, BarCode::Bars, plain);
        m_painter.setPen(Qt::black);
        m_painter.setFont(font(8));
        m_painter.drawText(QRectF(code.left(), dots(10), code.width(), dots(5)),
                           Qt::AlignHCenter | Qt::AlignTop, m_text.number);
        drawRule(dots(headerMillimetres - 5), code.right()); // around the square it stays white
    }

    void drawFooter(int number, int count) {
        const double top = m_area.height() - dots(footerMillimetres - 6);
        drawRule(top, m_area.width());
        m_painter.setPen(QColor(0x44, 0x51, 0x5e));
        m_painter.setFont(font(7.5));
        const QRectF line(0, top + dots(2), m_area.width(), dots(5));
        m_painter.drawText(
            line, Qt::AlignLeft,
            QStringLiteral("Başvuru numarası %1 · Hazırlandığı zaman %2 · Metin sürümü %3")
                .arg(m_text.number, m_text.madeAt.toString(u"dd.MM.yyyy HH:mm 'UTC'"), m_text.version));
        m_painter.drawText(line, Qt::AlignRight, QStringLiteral("Sayfa %1 / %2").arg(number).arg(count));
    }

private:
    void drawRule(double y, double right) {
        m_painter.setPen(QPen(QColor(0xb8, 0xc2, 0xcc), dots(0.25)));
        m_painter.drawLine(QPointF(0, y), QPointF(right, y));
    }

    QPainter& m_painter;
    const PdfText& m_text;
    QSizeF m_area;
};

} // namespace

QString signatureBlock(const QString& name) {
    return QStringLiteral(
               "<table width='100%' cellspacing='0' cellpadding='5' border='1' style='margin-top: 14px; "
               "border-collapse: collapse;'>"
               "<tr><td class='label' width='34%'>Adı Soyadı</td><td width='66%'>%1</td></tr>"
               "<tr><td class='label'>Tarih</td><td>&nbsp;</td></tr>"
               "<tr><td class='label'>İmza<br/>&nbsp;<br/>&nbsp;<br/>&nbsp;</td><td>&nbsp;</td></tr></table>"
               "<p class='quiet'>Bu belge güvenli elektronik imza ile imzalandıysa "
               "ıslak imza alanı boş bırakılır.</p>")
        .arg(name.toHtmlEscaped());
}

Result<QByteArray> writePdf(const PdfText& text) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setResolution(resolution);
    writer.setTitle(text.title);
    writer.setCreator(QStringLiteral("yenile-service"));
    writer.setPageLayout(QPageLayout(
        QPageSize(QPageSize::A4), QPageLayout::Portrait,
        QMarginsF(marginMillimetres, marginMillimetres - 5, marginMillimetres, marginMillimetres - 8),
        QPageLayout::Millimeter));
    QPainter painter;
    if (!painter.begin(&writer))
        return fail(ErrorCode::Internal, {}, QStringLiteral("no PDF painter"));
    const QSizeF area = writer.pageLayout().paintRectPixels(resolution).size();
    const QSizeF body(area.width(), area.height() - dots(headerMillimetres + footerMillimetres));
    QTextDocument document;
    document.documentLayout()->setPaintDevice(&writer);
    document.setDocumentMargin(0);
    document.setDefaultFont(font(9.5));
    document.setDefaultStyleSheet(styleSheet);
    document.setHtml(text.body);
    document.setPageSize(body);
    const int count = document.pageCount();
    for (int number = 1; number <= count; ++number) {
        if (number > 1)
            writer.newPage();
        Page page(painter, text, area);
        page.drawHeader();
        page.drawFooter(number, count);
        painter.save();
        painter.translate(0, dots(headerMillimetres) - (number - 1) * body.height());
        document.drawContents(&painter, QRectF(0, (number - 1) * body.height(), body.width(), body.height()));
        painter.restore();
    }
    painter.end();
    return bytes;
}

} // namespace yenile::registration
