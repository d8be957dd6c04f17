// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/member_name.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace yenile {

namespace {

using namespace Qt::StringLiterals;

/// In bytes. Linux takes 255, but a file is written under its name and a few more letters first (QSaveFile).
constexpr qsizetype longestName = 240;

/// Separators, and what Windows does not take (Naming Files, Paths, and Namespaces).
bool isReserved(QChar character) {
    return QStringView(u"/\\<>:\"|?*").contains(character);
}

/// Of Windows, with any extension, and with the digits that stand above the line.
bool isDevice(const QString& name) {
    static const QRegularExpression devices(u"^(con|prn|aux|nul|(com|lpt)[0-9¹²³])[ ]*(\\..*)?$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return devices.match(name).hasMatch();
}

/// Names that a container has for itself (EN 319 162-1, A.1).
bool isOfContainer(const QString& name) {
    const QString folded = foldedName(name);
    return folded == foldedName(u"mimetype"_s) || folded == foldedName(u"META-INF"_s);
}

/// Why a text is no name; null where it is one.
const char* whyNot(const QString& text) {
    if (text.isEmpty())
        return QT_TRANSLATE_NOOP("MemberName", "it is empty");
    if (text == u"." || text == u"..")
        return QT_TRANSLATE_NOOP("MemberName", "it stands for a folder");
    if (std::ranges::any_of(text, isReserved))
        return QT_TRANSLATE_NOOP("MemberName",
                                 "no name may have one of the characters / \\ < > : \" | ? * in it");
    if (hidesCharacters(text))
        return QT_TRANSLATE_NOOP("MemberName", "it has a character in it that cannot be seen");
    if (text.endsWith(u'.') || text.endsWith(u' '))
        return QT_TRANSLATE_NOOP("MemberName", "it ends with a dot or a blank, which Windows leaves out");
    if (isDevice(text))
        return QT_TRANSLATE_NOOP("MemberName", "Windows keeps this name for a device");
    if (isOfContainer(text))
        return QT_TRANSLATE_NOOP("MemberName", "the signed bundle has this name for itself");
    if (text.toUtf8().size() > longestName)
        return QT_TRANSLATE_NOOP("MemberName", "it is too long");
    return nullptr;
}

} // namespace

Result<MemberName> MemberName::of(const QString& text) {
    if (const char* const reason = whyNot(text))
        return fail(ErrorCode::MemberNameInvalid, {text, QCoreApplication::translate("MemberName", reason)});
    return MemberName(text);
}

MemberName MemberName::nearest(const QString& text) {
    QString name = text.left(longestName / 3); // bytes of a character that stays
    for (QChar& character : name)
        if (!character.isLetterOrNumber() && character != u'-')
            character = u'_';
    return of(name).value_or(MemberName(u'_' + name));
}

QString foldedName(const QString& name) {
    return name.normalized(QString::NormalizationForm_C).toCaseFolded();
}

std::optional<QString> repeatedName(const QStringList& names) {
    QSet<QString> seen;
    for (const QString& name : names) {
        const QString folded = foldedName(name);
        if (seen.contains(folded))
            return name;
        seen.insert(folded);
    }
    return {};
}

bool hidesCharacters(const QString& text) {
    return !text.isValidUtf16() || std::ranges::any_of(text.toUcs4(), [](uint character) {
        switch (QChar::category(character)) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Other_Surrogate:
            return true;
        default:
            return character >= 0x2028 && character <= 0x2029; // line and paragraph separators
        }
    });
}

} // namespace yenile
