// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/remote_signer.h"
#include "tests/support/signing_service.h"

#include <deque>

namespace yenile::tests {

/// Approves what is asked, and remembers it.
class Person final : public remote::Approval {
public:
    explicit Person(const TestCa& ca) : m_ca(ca) {}

    [[nodiscard]] Result<oauth::CodeAnswer> askInBrowser(const QString& service,
                                                         const oauth::CodeQuestion& question) override;
    [[nodiscard]] Result<std::vector<Secret>> askFactors(const remote::FactorRequest& request) override;
    [[nodiscard]] Result<void> awaitDevice(const QString& service, std::chrono::milliseconds pause) override;

    std::deque<QByteArray> pins = {}; ///< those entered first; then the right one
    bool refuses = false;             ///< does not approve
    std::vector<remote::FactorRequest> questions = {};
    int pagesOpened = 0;
    int waits = 0;

private:
    const TestCa& m_ca;
};

/// What makes a setup for a service of the tests.
[[nodiscard]] remote::Setup setupFor(const SigningService& service, const TestCa& ca);

/// Over the service's one key. Failures throw std::runtime_error.
[[nodiscard]] std::unique_ptr<remote::RemoteSigner> openRemoteSigner(const SigningService& service,
                                                                     const TestCa& ca, Person& person);

} // namespace yenile::tests
