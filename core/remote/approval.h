// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oauth/authorization_code.h"
#include "core/remote/messages.h"

namespace yenile::remote {

/// What a person is asked for before a key is used.
struct FactorRequest {
    QString service;
    std::vector<Factor> factors = {}; ///< that are typed in
    QStringList challenges = {};      ///< for each of them, the service's question; may be empty
    QString description;              ///< what is signed
    int number = 1;
    int count = 1;
    std::optional<Error> lastProblem = {}; ///< RemoteFactorsRefused: the last ones were wrong
};

/// The owner of the key, at a window or at a terminal. Called in the signing thread; may block. Errors:
/// Cancelled.
class Approval {
public:
    Approval() = default;
    Approval(const Approval&) = delete;
    Approval& operator=(const Approval&) = delete;
    virtual ~Approval() = default;

    /// Asks in a browser on this computer, for the service with that name. Errors: BrowserNotOpened as well.
    [[nodiscard]] virtual Result<oauth::CodeAnswer> askInBrowser(const QString& service,
                                                                 const oauth::CodeQuestion& question) = 0;
    /// The factors, in their order.
    [[nodiscard]] virtual Result<std::vector<Secret>> askFactors(const FactorRequest& request) = 0;
    /// Shown while the person approves on another device. The service is asked again after the pause.
    [[nodiscard]] virtual Result<void> awaitDevice(const QString& service,
                                                   std::chrono::milliseconds pause) = 0;
    /// Waiting has ended.
    virtual void deviceIsDone() {}
};

} // namespace yenile::remote
