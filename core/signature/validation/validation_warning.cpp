// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/validation/validation_warning.h"

#include <QCoreApplication>

#include <iterator>

namespace yenile::signature {

namespace {

struct Row {
    Warning::Kind kind;
    const char* name;
    const char* sentence;
};

// clang-format off
constexpr Row rows[] = {
    {Warning::Kind::TimeStampUnused, "TimeStampUnused",
     QT_TRANSLATE_NOOP("ValidationWarning", "The time stamp of %1 is not trusted (%2) and proves nothing.")},
    {Warning::Kind::ClaimedTimeAfterProven, "ClaimedTimeAfterProven",
     QT_TRANSLATE_NOOP("ValidationWarning", "The signer states the time %1, but a time stamp proves that the signature was there at %2: the signer's clock was wrong.")},
    {Warning::Kind::ClaimedTimeInFuture, "ClaimedTimeInFuture",
     QT_TRANSLATE_NOOP("ValidationWarning", "The signer states a time that is still to come: %1.")},
    {Warning::Kind::RevocationNotChecked, "RevocationNotChecked",
     QT_TRANSLATE_NOOP("ValidationWarning", "It was not checked whether the certificate of %1 was revoked: there is no word on it.")},
    {Warning::Kind::RevocationListPartial, "RevocationListPartial",
     QT_TRANSLATE_NOOP("ValidationWarning", "That a list of %1 does not name the certificate of %2 means nothing: %3.")},
    {Warning::Kind::EvidenceRecordUnused, "EvidenceRecordUnused",
     QT_TRANSLATE_NOOP("ValidationWarning", "%1 is an evidence record. Yenile did not look at it.")},
    {Warning::Kind::RevocationWordUnused, "RevocationWordUnused",
     QT_TRANSLATE_NOOP("ValidationWarning", "%1 says that the certificate of %2 was revoked on %3. That word is not trusted and was not used.")},
    {Warning::Kind::SignedTextCovered, "SignedTextCovered",
     QT_TRANSLATE_NOOP("ValidationWarning", "On page %1 something lies over text that was signed, and came after the signature. Look at the document as it was signed.")},
};
// clang-format on

const Row& rowOf(Warning::Kind kind) {
    for (const Row& row : rows)
        if (row.kind == kind)
            return row;
    return *std::begin(rows);
}

} // namespace

QString warningName(Warning::Kind kind) {
    return QString::fromLatin1(rowOf(kind).name);
}

QString sentence(const Warning& warning) {
    QString text = QCoreApplication::translate("ValidationWarning", rowOf(warning.kind).sentence);
    for (const QString& argument : warning.arguments) // some are words of their own
        text = text.arg(argument.isEmpty() ? argument
                                           : QCoreApplication::translate("ValidationWarning",
                                                                         argument.toUtf8().constData()));
    return text;
}

} // namespace yenile::signature
