// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/captcha.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QtMath>

namespace yenile::registration {
namespace {

constexpr QSize pictureSize(360, 120);

double between(double least, double most) {
    return least + QRandomGenerator::system()->generateDouble() * (most - least);
}

QColor ink() {
    return QColor::fromHsv(static_cast<int>(between(190, 290)), 200, static_cast<int>(between(60, 130)));
}

/// The outline of one letter, turned and sheared about its middle.
QPainterPath letter(QChar character, const QPointF& middle) {
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(static_cast<int>(between(56, 68)));
    font.setBold(between(0, 1) < 0.5);
    QPainterPath path;
    path.addText(0, 0, font, QString(character));
    QTransform turn;
    turn.translate(middle.x(), middle.y());
    turn.rotate(between(-14, 14));
    turn.shear(between(-0.25, 0.25), 0);
    const QPointF own = path.boundingRect().center();
    turn.translate(-own.x(), -own.y());
    return turn.map(path);
}

/// Waves through every point, so that no letter keeps a straight stroke.
QPainterPath bent(const QPainterPath& path) {
    const double phase = between(0, 2 * M_PI);
    const double height = between(3, 6);
    const double period = between(60, 110);
    QPainterPath result = path;
    for (int i = 0; i < result.elementCount(); ++i) {
        const auto point = result.elementAt(i);
        result.setElementPositionAt(i, point.x + height / 2 * qSin(2 * M_PI * point.y / period + phase),
                                    point.y + height * qSin(2 * M_PI * point.x / period + phase));
    }
    return result;
}

QPainterPath strayLine() {
    QPainterPath path(QPointF(between(0, 30), between(20, 100)));
    path.cubicTo(between(60, 160), between(0, 120), between(180, 300), between(0, 120), between(330, 360),
                 between(20, 100));
    return path;
}

/// Browsers and Qt name the preferred language first.
QString voiceFor(const QByteArray& acceptLanguage) {
    return acceptLanguage.trimmed().toLower().startsWith("en") ? QStringLiteral("en") : QStringLiteral("tr");
}

} // namespace

QByteArray drawCaptcha(const QString& text) {
    QImage image(pictureSize, QImage::Format_RGB32);
    image.fill(QColor(246, 247, 250));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 220; ++i) {
        painter.setBrush(QColor(120, 130, 160, static_cast<int>(between(40, 120))));
        painter.drawEllipse(QPointF(between(0, 360), between(0, 120)), between(0.8, 2), between(0.8, 2));
    }
    const double step = (pictureSize.width() - 40.0) / static_cast<double>(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        painter.setBrush(ink());
        const QPointF middle(20 + step * (static_cast<double>(i) + 0.5), between(54, 66));
        painter.drawPath(bent(letter(text[i], middle)));
    }
    painter.setBrush(Qt::NoBrush);
    for (int i = 0; i < 3; ++i) {
        painter.setPen(QPen(ink(), between(1.5, 2.8)));
        painter.drawPath(strayLine());
    }
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return png;
}

std::optional<QByteArray> speakCaptcha(const QString& text, const QByteArray& acceptLanguage) {
    static const QString program = QStandardPaths::findExecutable(QStringLiteral("espeak-ng"));
    if (program.isEmpty())
        return std::nullopt;
    QStringList letters;
    for (const QChar character : text)
        letters.append(character);
    QProcess process;
    process.start(program,
                  {QStringLiteral("-v"), voiceFor(acceptLanguage), QStringLiteral("-s"),
                   QStringLiteral("100"), QStringLiteral("--stdout"), letters.join(QStringLiteral(" . "))});
    if (!process.waitForFinished(5000) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput();
}

} // namespace yenile::registration
