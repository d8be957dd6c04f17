// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/path_revocation.h"

#include <algorithm>

namespace yenile::signature {

namespace {

using State = RevocationStatus::State;

/// Of an authority that names no place to ask nothing is to be had.
RevocationDemand demandOf(Basis basis, const ValidationPolicy& policy, const Certificate& certificate,
                          bool isLeaf) {
    const bool canBeHad = isLeaf || namesRevocationSource(certificate);
    return basis == Basis::DataAlone && canBeHad ? RevocationDemand::Always : policy.revocation;
}

/// Asks about a certificate of which the data at hand say nothing, or that it is on hold, which may be over.
void ask(PathStep& step, const Certificate& issuer, const PathEvidence& evidence,
         const ValidationPolicy& policy, const QDateTime& time) {
    const Freshness freshness =
        step.status.state == State::Unknown ? Freshness::WithinValidity : Freshness::Now;
    const auto fetched = fetchRevocationData(step.certificate, issuer, policy, freshness);
    if (!fetched) {
        step.why = codeName(fetched.error().code) + QStringLiteral(": ") + fetched.error().cause;
        if (fetched.error().code == ErrorCode::ClockWrong)
            step.status.clock = fetched.error();
        return;
    }
    RevocationData all = evidence.revocation;
    all.add(*fetched);
    step.status = revocationStatus(step.certificate, issuer, all, time, policy, evidence.proofs, step.issuer);
    step.status.clock = fetched->clock;
}

/// Whether it was there by then. The policy's own certificates were.
bool isProven(const Certificate& certificate, const QDateTime& time, const PathEvidence& evidence,
              const ValidationPolicy& policy) {
    const auto isAmong = [&](const std::vector<Certificate>& anchors) {
        return std::ranges::find(anchors, certificate) != anchors.end();
    };
    const QDateTime now = policy.clock->now();
    return now <= time || evidence.proofs.of(certificate.der()).value_or(now) <= time ||
           isAmong(policy.trustAnchors) || isAmong(policy.timeStampAnchors);
}

Finding revoked(const PathStep& step, bool isLeaf) {
    const QStringList when{step.status.revokedAt.toString(Qt::ISODate)};
    // EN 319 102-1, 5.2.6: who is on hold may be given back, so nothing is decided.
    if (step.status.onHold)
        return indeterminate("TRY_LATER", ErrorCode::CertificateOnHold, when);
    return indeterminate(isLeaf ? "REVOKED_NO_POE" : "REVOKED_CA_NO_POE", ErrorCode::CertificateRevoked,
                         when);
}

} // namespace

std::vector<PathStep> stepsOf(const std::vector<Certificate>& path, const PathEvidence& evidence,
                              const ValidationPolicy& policy, const QDateTime& time, Basis basis,
                              bool mayAsk) {
    IssuerStanding issuer;
    if (basis == Basis::DataAlone)
        issuer.ofResponders = std::max(policy.revocation, RevocationDemand::WhereNamed);
    issuer.until = path.empty() ? QDateTime() : path.back().notAfter();
    std::vector<PathStep> steps;
    for (size_t i = path.size(); i-- > 1;) {
        const Certificate& certificate = path[i - 1];
        const bool isAskedAbout = !needsNoRevocationData(certificate);
        PathStep step{.certificate = certificate,
                      .status = revocationStatus(certificate, path[i], evidence.revocation, time, policy,
                                                 evidence.proofs, issuer),
                      .why = QStringLiteral("no revocation data"),
                      .isAskedAbout = isAskedAbout,
                      .isDemanded =
                          isAskedAbout && demands(demandOf(basis, policy, certificate, i == 1), certificate),
                      .isProven = isProven(certificate, *issuer.until, evidence, policy),
                      .issuer = issuer};
        if (mayAsk && isAskedAbout && policy.transport != nullptr &&
            (step.status.state == State::Unknown ||
             (step.status.state == State::Revoked && step.status.onHold)))
            ask(step, path[i], evidence, policy, time);
        keepEarliest(issuer.until, certificate.notAfter());
        if (step.status.revokedAt.isValid())
            keepEarliest(issuer.until, step.status.revokedAt);
        steps.push_back(std::move(step));
    }
    std::ranges::reverse(steps);
    return steps;
}

std::optional<Finding> findingOn(const std::vector<PathStep>& steps) {
    for (const bool onHold : {false, true})
        for (size_t i = 0; i < steps.size(); ++i)
            if (steps[i].status.state == State::Revoked && steps[i].status.onHold == onHold)
                return revoked(steps[i], i == 0);
    for (const PathStep& step : steps)
        if (step.status.state == State::Unknown && step.isDemanded)
            return indeterminate("TRY_LATER", ErrorCode::RevocationUnknown, {}, step.why);
    for (const PathStep& step : steps)
        if (!step.isProven)
            return indeterminate("NO_POE", ErrorCode::CertificateUntrusted, {step.certificate.commonName()},
                                 QStringLiteral("nothing proves that the certificate was there before its "
                                                "authority ended or was revoked"));
    return {};
}

} // namespace yenile::signature
