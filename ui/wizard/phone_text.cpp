// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/phone_text.h"

#include <QLineEdit>

#include <algorithm>

namespace yenile::ui {

namespace {

constexpr qsizetype nationalDigits = 10;

QString digitsOf(const QString& text) {
    QString digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits;
}

} // namespace

QString readablePhone(const QString& typed) {
    QString digits = digitsOf(typed);
    for (const QLatin1String prefix : {QLatin1String("00"), QLatin1String("90"), QLatin1String("0")})
        if (digits.startsWith(prefix))
            digits.remove(0, prefix.size());
    if (!digits.startsWith(u'5') || digits.size() > nationalDigits)
        return typed;
    for (const int end : {8, 6, 3}) // 5xx xxx xx xx
        if (digits.size() > end)
            digits.insert(end, u' ');
    return QStringLiteral("+90 ") + digits;
}

void showPhoneReadably(QLineEdit& line) {
    const qsizetype behind = digitsOf(line.text().mid(line.cursorPosition())).size();
    const QString readable = readablePhone(line.text());
    if (readable == line.text())
        return;
    line.setText(readable);
    qsizetype position = readable.size();
    while (digitsOf(readable.mid(position)).size() < behind)
        --position;
    if (position > 0 && readable[position - 1] == u' ')
        --position; // else the blank would come back each time it is deleted
    line.setCursorPosition(static_cast<int>(position));
}

} // namespace yenile::ui
