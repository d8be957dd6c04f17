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

/// Looks at everything that a renewal needs, from the settings to the key, and asks servers and cards side by
/// side; no PIN is needed. Done after half a minute at most, but for drivers that take their time. In the
/// thread of `parent`; given up with it.
[[nodiscard]] Async<Report> examine(const Subject& subject, QObject& parent);

} // namespace yenile::doctor
