// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <QCoreApplication>

#include <algorithm>

namespace yenile {
namespace {

const ErrorEntry& entryOf(ErrorCode code) {
    const auto& table = errorTable();
    const auto found = std::ranges::find(table, code, &ErrorEntry::code);
    return found != table.end() ? *found : table.front();
}

/// In one pass, so that an argument that looks like a placeholder stays as it is; a missing one is shown as
/// "…".
QString filled(const char* text, const QStringList& arguments) {
    const QString words = QCoreApplication::translate("ErrorTable", text);
    QString result;
    for (qsizetype at = 0; at < words.size(); ++at) {
        const int number = words[at] == QLatin1Char('%') ? words.mid(at + 1, 1).toInt() : 0;
        if (number == 0) {
            result += words[at];
            continue;
        }
        result += arguments.value(number - 1, QStringLiteral("…"));
        ++at; // over the digit
    }
    return result;
}

} // namespace

QString shownCode(ErrorCode code) {
    return QStringLiteral("YNL-%1").arg(static_cast<int>(code));
}

QString codeName(ErrorCode code) {
    return QString::fromLatin1(entryOf(code).name);
}

ErrorCode codeNamed(const QString& name) {
    const auto& table = errorTable();
    const auto found = std::ranges::find_if(
        table, [&](const ErrorEntry& entry) { return name == QLatin1String(entry.name); });
    return found != table.end() ? found->code : ErrorCode::Internal;
}

QString sentence(const Error& error) {
    return filled(entryOf(error.code).sentence, error.arguments);
}

QString remedy(const Error& error) {
    return filled(entryOf(error.code).remedy, error.arguments);
}

} // namespace yenile
