// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/visible_signature.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <utility>

namespace yenile::signature {

namespace {

constexpr std::array corners{std::pair{SignaturePlace::Corner::TopLeft, "topLeft"},
                             std::pair{SignaturePlace::Corner::TopRight, "topRight"},
                             std::pair{SignaturePlace::Corner::BottomRight, "bottomRight"},
                             std::pair{SignaturePlace::Corner::BottomLeft, "bottomLeft"}};

/// As fonts have their letters; without what turns a line's order round or hides in it.
QString shown(const QString& line) {
    constexpr char16_t nonJoiner = u'\u200C', joiner = u'\u200D'; // the words of some languages need them
    QString text;
    for (const QChar letter : line.normalized(QString::NormalizationForm_C))
        if (letter.category() != QChar::Other_Format || letter == nonJoiner || letter == joiner)
            text += letter;
    return text.simplified();
}

} // namespace

QString cornerName(SignaturePlace::Corner corner) {
    return QString::fromLatin1(
        std::ranges::find(corners, corner, &std::pair<SignaturePlace::Corner, const char*>::first)->second);
}

std::optional<SignaturePlace::Corner> cornerNamed(const QString& name) {
    for (const auto& [corner, text] : corners)
        if (name == QLatin1String(text))
            return corner;
    return {};
}

QStringList stampLines(const QString& name, const QDateTime& time, const QString& reason) {
    const QDateTime local = time.toLocalTime();
    const QDateTime zoned = local.toOffsetFromUtc(local.offsetFromUtc());
    QStringList lines{QCoreApplication::translate("SignatureStamp", "Signed by: %1").arg(name),
                      QCoreApplication::translate("SignatureStamp", "Time: %1")
                          .arg(zoned.toString(QStringLiteral("dd.MM.yyyy HH:mm:ss")) + QLatin1Char(' ') +
                               zoned.timeZoneAbbreviation())};
    if (!reason.isEmpty())
        lines << QCoreApplication::translate("SignatureStamp", "Reason: %1").arg(reason);
    for (QString& line : lines)
        line = shown(line);
    return lines;
}

} // namespace yenile::signature
