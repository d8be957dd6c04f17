// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shown_text.h"

namespace yenile {
namespace {

bool isHarmful(QChar character) {
    if (character == u'\n' || character == u'\t')
        return false;
    switch (character.direction()) {
    case QChar::DirLRE:
    case QChar::DirRLE:
    case QChar::DirLRO:
    case QChar::DirRLO:
    case QChar::DirPDF:
    case QChar::DirLRI:
    case QChar::DirRLI:
    case QChar::DirFSI:
    case QChar::DirPDI:
        return true;
    default:
        return character.category() == QChar::Other_Control;
    }
}

} // namespace

QString shownText(const QString& text) {
    QString shown = text;
    for (QChar& character : shown)
        if (isHarmful(character))
            character = QChar::ReplacementCharacter;
    return shown;
}

QString shownLine(const QString& text, qsizetype most) {
    const QString line = shownText(text.left(2 * most).simplified());
    return line.size() > most ? line.left(most - 1) + u'…' : line;
}

} // namespace yenile
