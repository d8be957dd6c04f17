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

/// A setting and its origin.
struct SettingInForce {
    const settings::Setting* setting;
    settings::Value value;
};

/// A report for the help desk.
struct Report {
    QDateTime at;
    std::vector<Check> checks; ///< in the order in which faults should be fixed
    std::vector<SettingInForce> settings;
    std::vector<CheckedServer> servers;
    pkcs11::TokenSnapshot snapshot;
    pkcs11::DriverSearch search;
    std::vector<UsbReader> usbReaders;
    std::optional<QString> identityNumber; ///< of the person in question
    QStringList log;                       ///< its last lines
};

/// Whether it has names and numbers of people, certificates and cards.
enum class Personal { Hidden, Shown };

/// {"at", "version", "system", "first", "checks", "settings", "servers", "usbReaders", "cards", "log"};
/// "first" is the name of the check to fix first.
[[nodiscard]] QJsonObject toJson(const Report& report, Personal personal);
/// For people, in the program's language.
[[nodiscard]] QString toText(const Report& report, Personal personal);
/// For scripts that check many computers: one line for each check, with its state (ok, warning, failed,
/// unknown), its name, the name of the error or "-", and a sentence, separated by tabs.
[[nodiscard]] QString toLines(const Report& report, Personal personal);
/// 0 if nothing failed, otherwise the exit code of the check to fix first.
[[nodiscard]] int exitCode(const Report& report);

} // namespace yenile::doctor
