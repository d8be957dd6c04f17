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

QString filled(const char* text, const QStringList& arguments) {
    QString words = QCoreApplication::translate("ErrorTable", text);
    for (const auto& argument : arguments)
        words = words.arg(argument);
    return words;
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
