// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"
#include "core/settings/setting_table.h"
#include "doctor/server_checks.h"
#include "doctor/usb_readers.h"
#include "pkcs11/find_drivers.h"
#include "pkcs11/token.h"

#include <QJsonObject>

namespace yenile::doctor {

/// A setting, and who says so.
struct SettingInForce {
    const settings::Setting* setting;
    settings::Value value;
};

/// What whoever is asked for help wants to know.
struct Report {
    QDateTime at;
    std::vector<Check> checks; ///< in the order in which they are to be mended
    std::vector<SettingInForce> settings;
    std::vector<Server> servers;
    pkcs11::TokenSnapshot snapshot;
    pkcs11::DriverSearch search;
    std::vector<UsbReader> usbReaders;
    std::optional<QString> identityNumber; ///< of whom it was asked about
    QStringList log;                       ///< its last lines
};

/// Whether names and numbers of people, certificates and cards stand in it.
enum class Personal { Hidden, Shown };

/// {"at", "version", "system", "first", "checks", "settings", "servers", "usbReaders", "cards", "log"};
/// "first" is the name of the check that is to be mended first.
[[nodiscard]] QJsonObject toJson(const Report& report, Personal personal);
/// For people, in the language of the program.
[[nodiscard]] QString toText(const Report& report, Personal personal);
/// For scripts that look at many computers, a line for each check: its state (ok, warning, failed, unknown),
/// its name, the name of the error or "-", and a sentence, with tabs between them.
[[nodiscard]] QString toLines(const Report& report, Personal personal);
/// 0 where nothing failed, else that of the check that is to be mended first.
[[nodiscard]] int exitCode(const Report& report);

} // namespace yenile::doctor
