// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oauth/authorization_code.h"
#include "core/remote/messages.h"

namespace yenile::remote {

/// What a person is asked for, to have a key used.
struct FactorRequest {
    QString service;
    std::vector<Factor> factors = {}; ///< that are typed
    QStringList challenges = {};      ///< beside each of them, where the service asks a question; else empty
    QString description;              ///< what is signed
    int number = 1;
    int count = 1;
    std::optional<Error> lastProblem = {}; ///< RemoteFactorsRefused: why they are asked for again
};

/// The person whose key it is, wherever they sit: at a window or at a terminal. Called in the signing thread,
/// may block. Errors: Cancelled.
class Approval {
public:
    Approval() = default;
    Approval(const Approval&) = delete;
    Approval& operator=(const Approval&) = delete;
    virtual ~Approval() = default;

    /// In a browser of this computer, for the service of that name. Errors: BrowserNotOpened as well.
    [[nodiscard]] virtual Result<oauth::CodeAnswer> askInBrowser(const QString& service,
                                                                 const oauth::CodeQuestion& question) = 0;
    /// One for each factor, in their order.
    [[nodiscard]] virtual Result<std::vector<Secret>> askFactors(const FactorRequest& request) = 0;
    /// The person approves on a device of theirs, of which the service is asked again after the pause.
    [[nodiscard]] virtual Result<void> awaitDevice(const QString& service,
                                                   std::chrono::milliseconds pause) = 0;
    /// It is no longer waited for.
    virtual void deviceIsDone() {}
};

} // namespace yenile::remote
