// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/command_line_win.h"

#include "core/process/environment.h"

#include <QProcessEnvironment>

#include <array>

namespace yenile::process {

namespace {

/// Where the system and the person's folders are; without SystemRoot no socket and no random number is to be
/// had.
constexpr auto everyPrograms = std::to_array<QByteArrayView>({"ALLUSERSPROFILE",
                                                              "APPDATA",
                                                              "COMMONPROGRAMFILES*",
                                                              "COMPUTERNAME",
                                                              "COMSPEC",
                                                              "HOMEDRIVE",
                                                              "HOMEPATH",
                                                              "LOCALAPPDATA",
                                                              "PATH",
                                                              "PROGRAMDATA",
                                                              "PROGRAMFILES*",
                                                              "PUBLIC",
                                                              "SESSIONNAME",
                                                              "SYSTEMDRIVE",
                                                              "SYSTEMROOT",
                                                              "TEMP",
                                                              "TMP",
                                                              "USERDOMAIN",
                                                              "USERNAME",
                                                              "USERPROFILE",
                                                              "WINDIR"});

QString quoted(const QString& argument) {
    QString text = QStringLiteral("\"");
    qsizetype backslashes = 0;
    for (const QChar c : argument) {
        // Backslashes mean themselves, but before a quote.
        if (c == u'"')
            text += QString(backslashes + 1, u'\\');
        backslashes = c == u'\\' ? backslashes + 1 : 0;
        text += c;
    }
    return text + QString(backslashes, u'\\') + u'"';
}

} // namespace

std::wstring commandLine(const QString& program, const QStringList& arguments) {
    QString line = quoted(program);
    for (const QString& argument : arguments)
        line += u' ' + quoted(argument);
    return line.toStdWString();
}

std::wstring environmentBlock(std::span<const QByteArrayView> names) {
    const auto all = QProcessEnvironment::systemEnvironment();
    std::wstring block;
    for (const QString& name : all.keys()) {
        const QByteArray key = name.toUpper().toUtf8();
        if (isAllowed(key, names) || isAllowed(key, everyPrograms))
            block += (name + u'=' + all.value(name)).toStdWString() + L'\0';
    }
    return block + L'\0';
}

} // namespace yenile::process
