// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include <QFontMetrics>
#include <QIconEngine>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>

namespace yenile::ui {

namespace {

QPen stroke(const QColor& color, double width) {
    return {color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

void disc(QPainter& painter, const QColor& color) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QRectF(1, 1, 18, 18));
    painter.setBrush(Qt::NoBrush);
}

/// The colour that can be seen on a disc of this one.
QColor on(const QColor& color) {
    return color.lightnessF() > 0.55F ? QColor(0x1a, 0x1f, 0x21) : QColor(Qt::white);
}

void drawEye(QPainter& painter, const QColor& color, bool crossed) {
    painter.setPen(stroke(color, 1.6));
    QPainterPath lids(QPointF(2, 10));
    lids.quadTo(QPointF(10, 1.5), QPointF(18, 10));
    lids.quadTo(QPointF(10, 18.5), QPointF(2, 10));
    painter.drawPath(lids);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(10, 10), 2.4, 2.4);
    if (crossed)
        painter.drawLine(QPointF(4, 17), QPointF(16, 3));
}

void drawArrow(QPainter& painter, const QColor& color) {
    painter.setPen(stroke(color, 2));
    painter.drawArc(QRectF(3, 3, 14, 14), 40 * 16, 290 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{QPointF(12.5, 8), QPointF(18.5, 8), QPointF(17.5, 2)});
}

void drawSpeaker(QPainter& painter, const QColor& color) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{QPointF(2, 7.5), QPointF(6, 7.5), QPointF(10.5, 3.5), QPointF(10.5, 16.5),
                                  QPointF(6, 12.5), QPointF(2, 12.5)});
    painter.setBrush(Qt::NoBrush);
    painter.setPen(stroke(color, 1.6));
    painter.drawArc(QRectF(9, 6, 6, 8), -60 * 16, 120 * 16);
    painter.drawArc(QRectF(9, 3, 10, 14), -60 * 16, 120 * 16);
}

/// With its chip.
void drawCard(QPainter& painter, const QColor& color) {
    painter.setPen(stroke(color, 1.5));
    painter.drawRoundedRect(QRectF(1.5, 4, 17, 12), 2, 2);
    painter.drawRoundedRect(QRectF(4.5, 7, 4.5, 3.6), 0.8, 0.8);
    painter.drawLine(QPointF(4.5, 13.2), QPointF(15.5, 13.2));
}

/// Above the line that it writes.
void drawPen(QPainter& painter, const QColor& color) {
    painter.setPen(stroke(color, 1.5));
    painter.drawPolygon(
        QPolygonF{QPointF(4, 15), QPointF(5, 11), QPointF(14, 2), QPointF(17, 5), QPointF(8, 14)});
    painter.drawLine(QPointF(12, 4), QPointF(15, 7));
    painter.drawLine(QPointF(3, 18), QPointF(17, 18));
}

void drawPhone(QPainter& painter, const QColor& color) {
    painter.setPen(stroke(color, 1.5));
    painter.drawRoundedRect(QRectF(5, 1.5, 10, 17), 2, 2);
    painter.drawLine(QPointF(8.8, 15.8), QPointF(11.2, 15.8));
}

/// On a field of 20 by 20.
void draw(QPainter& painter, Glyph glyph, const QColor& color) {
    switch (glyph) {
    case Glyph::Check:
        disc(painter, color);
        painter.setPen(stroke(on(color), 2.2));
        painter.drawPolyline(QPolygonF{QPointF(5.5, 10.5), QPointF(8.8, 13.6), QPointF(14.5, 6.8)});
        return;
    case Glyph::Cross:
        disc(painter, color);
        painter.setPen(stroke(on(color), 2.2));
        painter.drawLine(QPointF(6.5, 6.5), QPointF(13.5, 13.5));
        painter.drawLine(QPointF(13.5, 6.5), QPointF(6.5, 13.5));
        return;
    case Glyph::Warning:
        painter.setPen(stroke(color, 2));
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF{QPointF(10, 2.5), QPointF(18.5, 17), QPointF(1.5, 17)});
        painter.setPen(stroke(on(color), 2));
        painter.drawLine(QPointF(10, 7.5), QPointF(10, 11.5));
        painter.drawPoint(QPointF(10, 14.6));
        return;
    case Glyph::Info:
        disc(painter, color);
        painter.setPen(stroke(on(color), 2.2));
        painter.drawLine(QPointF(10, 9.5), QPointF(10, 14.5));
        painter.drawPoint(QPointF(10, 5.8));
        return;
    case Glyph::Waiting:
        painter.setPen(stroke(color, 1.6));
        painter.drawEllipse(QRectF(2, 2, 16, 16));
        return;
    case Glyph::Current:
        painter.setPen(stroke(color, 1.8));
        painter.drawEllipse(QRectF(2, 2, 16, 16));
        painter.setBrush(color);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(QRectF(6, 6, 8, 8));
        return;
    case Glyph::Eye:
    case Glyph::EyeOff:
        return drawEye(painter, color, glyph == Glyph::EyeOff);
    case Glyph::Refresh:
        return drawArrow(painter, color);
    case Glyph::Sound:
        return drawSpeaker(painter, color);
    case Glyph::Card:
        return drawCard(painter, color);
    case Glyph::Pen:
        return drawPen(painter, color);
    case Glyph::Phone:
        return drawPhone(painter, color);
    }
}

class GlyphEngine final : public QIconEngine {
public:
    GlyphEngine(Glyph glyph, QColor color) : m_glyph(glyph), m_color(std::move(color)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / 20.0, rect.height() / 20.0);
        if (mode == QIcon::Disabled)
            painter->setOpacity(0.4);
        draw(*painter, m_glyph, m_color);
        painter->restore();
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new GlyphEngine(m_glyph, m_color); }

private:
    Glyph m_glyph;
    QColor m_color;
};

} // namespace

QIcon glyphIcon(Glyph glyph, const QColor& color) {
    return QIcon(new GlyphEngine(glyph, color));
}

GlyphLabel::GlyphLabel(QWidget* parent) : QLabel(parent) {
    setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void GlyphLabel::setGlyph(Glyph glyph, style::Tone tone) {
    show(glyph, style::toneColor(tone, palette()));
}

void GlyphLabel::setQuietGlyph(Glyph glyph) {
    show(glyph, style::quietText(palette()));
}

void GlyphLabel::show(Glyph glyph, const QColor& color) {
    const int side = QFontMetrics(font()).height();
    setPixmap(glyphIcon(glyph, color).pixmap(QSize(side, side), devicePixelRatioF()));
}

} // namespace yenile::ui
