// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/await.h"
#include "core/renewal/journey.h"
#include "tests/support/service_process.h"

#include <stdexcept>

namespace yenile::tests {

/// A registration service, and an applicant whose key lies in a file.
class JourneyBench {
public:
    explicit JourneyBench(const ServiceOptions& options = {});

    /// A further run of the program: the same outbox, the same person.
    [[nodiscard]] std::unique_ptr<renewal::Journey> begin() const;

    /// Each takes a journey that far. They throw std::runtime_error when a step fails.
    void logIn(renewal::Journey& journey) const;
    void approve(renewal::Journey& journey) const;
    void confirm(renewal::Journey& journey) const;
    void choose(renewal::Journey& journey, service::Method method) const;

    [[nodiscard]] service::LoginRequest loginRequest(renewal::Journey& journey) const;
    [[nodiscard]] static service::FormAnswers answers();
    [[nodiscard]] QString identityNumber() const { return QStringLiteral("10000000146"); }
    [[nodiscard]] std::shared_ptr<signature::Signer> signer() const { return service.applicantSigner(); }
    [[nodiscard]] std::vector<renewal::PendingBundle> waiting() const;

    ServiceProcess service;
    renewal::JourneySetup setup;
};

/// Awaits a step that must not fail.
template <typename T>
T must(QFuture<std::expected<T, Error>> future) {
    std::expected<T, Error> outcome = await(future);
    if (!outcome)
        throw std::runtime_error(
            (codeName(outcome.error().code) + QStringLiteral(": ") + outcome.error().cause).toStdString());
    if constexpr (!std::is_void_v<T>)
        return std::move(*outcome);
}

} // namespace yenile::tests
