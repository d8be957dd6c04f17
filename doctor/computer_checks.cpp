// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/computer_checks.h"

#include "core/network/proxy.h"
#include "core/renewal/journey.h"
#include "doctor/text.h"

#include <QDir>
#include <QFileInfo>

#include <filesystem>

namespace yenile::doctor {

namespace {

using settings::Key;

/// A bundle is at most half as large, and lies in the outbox and among the copies.
constexpr std::uintmax_t roomNeeded = 64 << 20;

/// The folder, or the one in which it will be made.
QString existing(QString folder) {
    while (!QFileInfo::exists(folder) && QFileInfo(folder).dir().path() != folder)
        folder = QFileInfo(folder).dir().path();
    return folder;
}

std::optional<Error> problemOf(const QString& folder) {
    const QString there = existing(folder);
    if (!QFileInfo(there).isDir() || !QFileInfo(there).isWritable())
        return Error{ErrorCode::FileNotWritable, {folder}, {}};
    // QStorageInfo finds no file system in a chroot, and no room in what it does not find.
    std::error_code unknown;
    const auto room = std::filesystem::space(there.toStdU16String(), unknown).available;
    if (!unknown && room < roomNeeded)
        return Error{ErrorCode::DiskFull, {folder}, QStringLiteral("%1 bytes").arg(room)};
    return std::nullopt;
}

} // namespace

Check settingsCheck(const settings::Settings& settings) {
    if (const Result<void> readable = settings.check(); !readable)
        return failed(CheckKind::Settings, readable.error());
    if (const Result<void> proxy = network::useProxy(settings); !proxy)
        return failed(CheckKind::Settings, proxy.error());
    if (const auto setup = renewal::journeySetup(settings); !setup)
        return failed(CheckKind::Settings, setup.error());
    return passed(CheckKind::Settings, Text::tr("All can be read"));
}

Check storageCheck(const settings::Settings& settings) {
    QStringList folders;
    for (const Key key : {Key::OutboxFolder, Key::CopiesFolder}) {
        const QString folder = settings.text(key);
        if (const auto problem = problemOf(folder))
            return failed(CheckKind::Storage, *problem);
        folders << folder;
    }
    return passed(CheckKind::Storage, folders.join(QStringLiteral(", ")));
}

} // namespace yenile::doctor
