// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/later_change.h"

#include <QCoreApplication>

namespace yenile::signature {

namespace {

using Part = DocumentPlace::Part;
using Act = LaterChange::Act;

QString translated(const char* text) {
    return QCoreApplication::translate("LaterChange", text);
}

const char* partOf(Part part, bool hasPage) {
    switch (part) {
    case Part::Page:
        return QT_TRANSLATE_NOOP("LaterChange", "page %1");
    case Part::Content:
        return QT_TRANSLATE_NOOP("LaterChange", "the content of page %1");
    case Part::Font:
        return QT_TRANSLATE_NOOP("LaterChange", "a font on page %1");
    case Part::Picture:
        return QT_TRANSLATE_NOOP("LaterChange", "a picture on page %1");
    case Part::Field:
        return QT_TRANSLATE_NOOP("LaterChange", "the form field “%1”");
    case Part::Annotation:
        return hasPage ? QT_TRANSLATE_NOOP("LaterChange", "an annotation on page %1")
                       : QT_TRANSLATE_NOOP("LaterChange", "an annotation");
    case Part::Form:
        return QT_TRANSLATE_NOOP("LaterChange", "the form");
    case Part::Contents:
        return QT_TRANSLATE_NOOP("LaterChange", "the table of contents");
    case Part::Attachment:
        return QT_TRANSLATE_NOOP("LaterChange", "an attached file");
    case Part::Structure:
        return QT_TRANSLATE_NOOP("LaterChange", "the order of reading aloud");
    case Part::Description:
        return QT_TRANSLATE_NOOP("LaterChange", "the document's description");
    case Part::ValidationData:
        return QT_TRANSLATE_NOOP("LaterChange", "validation data");
    case Part::Encryption:
        return QT_TRANSLATE_NOOP("LaterChange", "the encryption");
    case Part::Behind:
        return QT_TRANSLATE_NOOP("LaterChange", "data behind the end of the document");
    case Part::Document:
        break;
    }
    return QT_TRANSLATE_NOOP("LaterChange", "a part of the document");
}

const char* actOf(Act act) {
    switch (act) {
    case Act::Changed:
        return QT_TRANSLATE_NOOP("LaterChange", "%1 was changed");
    case Act::Added:
        return QT_TRANSLATE_NOOP("LaterChange", "%1 was added");
    case Act::Removed:
        return QT_TRANSLATE_NOOP("LaterChange", "%1 was removed");
    case Act::Signed:
        return QT_TRANSLATE_NOOP("LaterChange", "%1 was signed although it was locked");
    case Act::Unreadable:
        return QT_TRANSLATE_NOOP("LaterChange", "%1 cannot be read any more");
    case Act::Ambiguous:
        break;
    }
    return QT_TRANSLATE_NOOP("LaterChange", "%1 is not read alike by all programs");
}

QString placeInWords(const DocumentPlace& place) {
    const QString text = translated(partOf(place.part, place.page > 0));
    if (!text.contains(u"%1"))
        return text;
    return text.arg(place.part == Part::Field ? place.name : QString::number(place.page));
}

QString whatWasDone(const LaterChange& change) {
    switch (change.kind) {
    case LaterChange::Kind::Signature:
        return translated(QT_TRANSLATE_NOOP("LaterChange", "signed further: %1")).arg(change.place.name);
    case LaterChange::Kind::TimeStamp:
        return translated(QT_TRANSLATE_NOOP("LaterChange", "time stamp added: %1")).arg(change.place.name);
    case LaterChange::Kind::FieldValue:
        return translated(QT_TRANSLATE_NOOP("LaterChange", "field filled: %1")).arg(change.place.name);
    case LaterChange::Kind::FormFilled:
        return translated(
                   QT_TRANSLATE_NOOP("LaterChange", "field filled, although no certification allows it: %1"))
            .arg(change.place.name);
    case LaterChange::Kind::ValidationData:
        return translated(QT_TRANSLATE_NOOP("LaterChange", "validation data added"));
    case LaterChange::Kind::Description:
        return translated(QT_TRANSLATE_NOOP("LaterChange", "description of the document changed"));
    case LaterChange::Kind::Annotation:
    case LaterChange::Kind::Other:
        break;
    }
    const QString text = translated(actOf(change.act)).arg(placeInWords(change.place));
    return change.kind == LaterChange::Kind::Other
               ? translated(QT_TRANSLATE_NOOP("LaterChange", "not allowed: %1")).arg(text)
               : text;
}

} // namespace

QString inWords(const LaterChange& change) {
    const QString text = whatWasDone(change);
    return change.coversText
               ? translated(QT_TRANSLATE_NOOP("LaterChange", "%1, over text that was signed")).arg(text)
               : text;
}

QStringList inWords(const std::vector<LaterChange>& changes) {
    QStringList all;
    for (const LaterChange& change : changes)
        all << inWords(change);
    all.removeDuplicates();
    return all;
}

} // namespace yenile::signature
