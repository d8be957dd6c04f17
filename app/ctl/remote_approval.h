// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/approval.h"

#include <stop_token>

namespace yenile::ctl {

/// The person at the terminal. Their browser is opened if there is one; the address is shown in any case.
/// Factors are read from a file descriptor, one on each line, or asked for.
class RemoteApproval final : public remote::Approval {
public:
    /// Without a descriptor the terminal is asked.
    explicit RemoteApproval(std::optional<int> descriptor);

    [[nodiscard]] Result<oauth::CodeAnswer> askInBrowser(const QString& service,
                                                         const oauth::CodeQuestion& question) override;
    /// Errors: AnswersIncomplete if nobody can be asked; the last problem if there is no further line.
    [[nodiscard]] Result<std::vector<Secret>> askFactors(const remote::FactorRequest& request) override;
    [[nodiscard]] Result<void> awaitDevice(const QString& service, std::chrono::milliseconds pause) override;

    /// Stops waiting. From any thread.
    void stop() { m_stop.request_stop(); }

private:
    std::optional<int> m_descriptor;
    std::stop_source m_stop;
    bool m_deviceTold = false;
};

} // namespace yenile::ctl
