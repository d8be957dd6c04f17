// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/approval.h"

#include <stop_token>

namespace yenile::ctl {

/// The person at the terminal: their browser is opened where there is one, and the address is told anyway;
/// what the service wants to be shown is read from a file descriptor, a line for each, or asked for.
class RemoteApproval final : public remote::Approval {
public:
    /// Without a descriptor the terminal is asked.
    explicit RemoteApproval(std::optional<int> descriptor);

    [[nodiscard]] Result<oauth::CodeAnswer> askInBrowser(const QString& service,
                                                         const oauth::CodeQuestion& question) override;
    /// Errors: AnswersIncomplete where nobody can be asked; the last problem where no further line is there.
    [[nodiscard]] Result<std::vector<Secret>> askFactors(const remote::FactorRequest& request) override;
    [[nodiscard]] Result<void> awaitDevice(const QString& service, std::chrono::milliseconds pause) override;

    /// Whatever is waited for is given up. In any thread.
    void stop() { m_stop.request_stop(); }

private:
    std::optional<int> m_descriptor;
    std::stop_source m_stop;
    bool m_deviceTold = false;
};

} // namespace yenile::ctl
