// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "doctor/report.h"
#include "pkcs11/token_monitor.h"

namespace yenile::doctor {

/// What is examined. All of it outlives the examination.
struct Subject {
    const settings::Settings& settings;
    pkcs11::TokenMonitor& tokens;
    const Clock& clock = Clock::system();
    std::optional<QString> identityNumber = {}; ///< whose certificate it must be; nothing: anybody's
    QUrl plainAddress = {};                     ///< as in service::Connection
    QString usbFolder = QStringLiteral("/sys/bus/usb/devices");
};

/// Runs all checks of what a renewal needs, from the settings to the key. Servers and cards are asked in
/// parallel; no PIN is needed. Finished after half a minute at most, unless a driver takes longer. Runs in
/// the thread of `parent` and ends with it.
[[nodiscard]] Async<Report> examine(const Subject& subject, QObject& parent);

} // namespace yenile::doctor
