// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/driver_failure.h"

#include "pkcs11/program_kind.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace yenile::pkcs11 {

namespace {

QString text(const char* source) {
    return QCoreApplication::translate("DriverFailure", source);
}

/// What the dynamic linker and the driver gate say, and what that means.
struct Reason {
    const char* cause;
    const char* words;
};
constexpr std::array reasons{
    Reason{"wrong ELF class", QT_TRANSLATE_NOOP("DriverFailure", "it is made for another kind of computer")},
    Reason{"cannot open shared object file: Permission denied",
           QT_TRANSLATE_NOOP("DriverFailure", "you may not read it")},
    Reason{"invalid ELF header", QT_TRANSLATE_NOOP("DriverFailure", "it is no driver")},
    Reason{"cannot dynamically load", QT_TRANSLATE_NOOP("DriverFailure", "it is no driver")},
    Reason{"file too short", QT_TRANSLATE_NOOP("DriverFailure", "it is no driver")},
    Reason{"cannot read file data", QT_TRANSLATE_NOOP("DriverFailure", "it is no driver")},
    Reason{"error 126", QT_TRANSLATE_NOOP("DriverFailure", "it needs a DLL that is not installed")},
    Reason{"C_GetFunctionList is missing", QT_TRANSLATE_NOOP("DriverFailure", "it is no driver for cards")},
};

/// The library that the linker missed: "libfoo.so.1: cannot open shared object file: No such file …".
QString missingLibrary(const QString& path, const QString& cause) {
    static const QRegularExpression missing(
        QStringLiteral("^(?:.*: )?([^: ]+): cannot open shared object file: No such file"));
    const QString library = missing.match(cause).captured(1);
    return library == path ? QString() : library;
}

/// Windows says of all of these no more than ERROR_BAD_EXE_FORMAT.
QString unfit(const QString& path) {
    switch (programKindOf(path)) {
    case ProgramKind::Bits32:
        return text(
            QT_TRANSLATE_NOOP("DriverFailure", "it is made for 32-bit programs, and Yenile is a 64-bit one"));
    case ProgramKind::Other:
        return text(QT_TRANSLATE_NOOP("DriverFailure", "it is made for another kind of computer"));
    case ProgramKind::Bits64:
        return text(QT_TRANSLATE_NOOP("DriverFailure", "it is damaged"));
    case ProgramKind::None:
        break;
    }
    return text(QT_TRANSLATE_NOOP("DriverFailure", "it is no driver"));
}

QString missingSymbol(const QString& cause) {
    static const QRegularExpression missing(QStringLiteral("undefined symbol: ([^ ,]+)"));
    return missing.match(cause).captured(1);
}

} // namespace

QString driverFailure(const QString& path, const QString& cause) {
    if (!QFileInfo::exists(path))
        return text(QT_TRANSLATE_NOOP("DriverFailure", "there is no such file"));
    if (const QString library = missingLibrary(path, cause); !library.isEmpty())
        return text(QT_TRANSLATE_NOOP("DriverFailure", "it needs %1, which is not installed")).arg(library);
    if (const QString symbol = missingSymbol(cause); !symbol.isEmpty())
        return text(QT_TRANSLATE_NOOP("DriverFailure",
                                      "it does not fit to the libraries of this computer (%1)"))
            .arg(symbol);
    if (cause.contains(QLatin1String("error 193")))
        return unfit(path);
    const auto reason = std::ranges::find_if(
        reasons, [&](const Reason& each) { return cause.contains(QLatin1String(each.cause)); });
    return reason == reasons.end() ? cause : text(reason->words);
}

} // namespace yenile::pkcs11
