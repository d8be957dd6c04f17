// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/certificate_path.h"

#include "core/signature/certificates/algorithm_policy.h"
#include "core/signature/certificates/issuer_fetch.h"
#include "core/signature/certificates/path_cache.h"
#include "core/signature/certificates/path_revocation.h"
#include "core/signature/crypto/openssl.h"

#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <atomic>

namespace yenile::signature {

namespace {

using openssl::Owned;
using Store = Owned<X509_STORE, X509_STORE_free>;
using StoreContext = Owned<X509_STORE_CTX, X509_STORE_CTX_free>;

struct FreeStack {
    void operator()(STACK_OF(X509) * stack) const { sk_X509_free(stack); }
};
using Stack = std::unique_ptr<STACK_OF(X509), FreeStack>;

/// Shares the handles; the certificates must outlive it.
Stack stackOf(const std::vector<Certificate>& certificates) {
    Stack stack(sk_X509_new_null());
    for (const Certificate& certificate : certificates)
        sk_X509_push(stack.get(), certificate.handle());
    return stack;
}

QString date(const QDateTime& time) {
    return time.toString(Qt::ISODate);
}

Finding findingFor(int error, int depth, const Certificate& at, const QString& name) {
    const QString cause = QString::fromLatin1(X509_verify_cert_error_string(error));
    switch (error) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return indeterminate("OUT_OF_BOUNDS_NO_POE", ErrorCode::CertificateExpired, {date(at.notAfter())},
                             cause);
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return indeterminate("OUT_OF_BOUNDS_NO_POE", ErrorCode::CertificateNotYetValid,
                             {date(at.notBefore())}, cause);
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
        return indeterminate("NO_CERTIFICATE_CHAIN_FOUND", ErrorCode::CertificateUntrusted, {name}, cause);
    default:
        return indeterminate(depth == 0 ? "CERTIFICATE_CHAIN_GENERAL_FAILURE" : "CHAIN_CONSTRAINTS_FAILURE",
                             ErrorCode::CertificateUntrusted, {name}, cause);
    }
}

/// Whether an anchor is issued by another one: roots and issuing authorities often come in one file.
bool isIntermediate(const Certificate& anchor, const std::vector<Certificate>& anchors) {
    return !isIssuedBy(anchor, anchor) &&
           std::ranges::any_of(anchors, [&](const Certificate& other) { return isIssuedBy(anchor, other); });
}

bool isAnyIssuer(const Certificate& issuer, const std::vector<Certificate>& certificates) {
    return std::ranges::any_of(certificates, [&](const Certificate& certificate) {
        return Certificate::isNamedAsIssuer(issuer, certificate);
    });
}

/// The anchors that can be on a way from the certificate or one of the others, going by their names: few of
/// many are ever read.
std::vector<Certificate> anchorsAbove(const Certificate& certificate, const std::vector<Certificate>& others,
                                      std::vector<Certificate> anchors) {
    std::vector<Certificate> above;
    std::vector<Certificate> last = others;
    last.push_back(certificate);
    while (!last.empty()) {
        // An anchor may be the certificate itself.
        const auto rest = std::ranges::stable_partition(anchors, [&](const Certificate& anchor) {
            return !isAnyIssuer(anchor, last) && std::ranges::find(last, anchor) == last.end();
        });
        last.assign(rest.begin(), rest.end());
        above.insert(above.end(), last.begin(), last.end());
        anchors.erase(rest.begin(), rest.end());
    }
    return above;
}

std::atomic<qint64> builtSoFar = 0;

/// A certification path, or why there is none.
struct Path {
    std::vector<Certificate> certificates;
    std::optional<Finding> finding;
};

/// Nothing if OpenSSL cannot even begin.
std::optional<PathCache::Outcome> built(const PathCache::Question& question) {
    ++builtSoFar;
    const std::vector<Certificate> anchors =
        anchorsAbove(question.certificate, question.others, question.anchors);
    const Store store(X509_STORE_new());
    const Stack untrusted = stackOf(question.others);
    for (const Certificate& anchor : anchors)
        if (isIntermediate(anchor, anchors))
            sk_X509_push(untrusted.get(), anchor.handle());
        else
            X509_STORE_add_cert(store.get(), anchor.handle());
    const StoreContext context(X509_STORE_CTX_new());
    if (!store || !context ||
        X509_STORE_CTX_init(context.get(), store.get(), question.certificate.handle(), untrusted.get()) != 1)
        return {};
    X509_VERIFY_PARAM* parameters = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(parameters, question.time);
    // An anchor is one because the policy says so, not because it is self-signed.
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
    const bool trusted = X509_verify_cert(context.get()) == 1;
    ERR_clear_error();
    PathCache::Outcome outcome;
    if (trusted) {
        const STACK_OF(X509)* chain = X509_STORE_CTX_get0_chain(context.get());
        for (int i = 0; i < sk_X509_num(chain); ++i)
            outcome.path.push_back(Certificate::fromHandle(sk_X509_value(chain, i)));
        return outcome;
    }
    outcome.error = X509_STORE_CTX_get_error(context.get());
    outcome.depth = X509_STORE_CTX_get_error_depth(context.get());
    X509* current = X509_STORE_CTX_get_current_cert(context.get());
    outcome.at = current != nullptr ? Certificate::fromHandle(current) : question.certificate;
    return outcome;
}

Path findPath(const Certificate& certificate, const std::vector<Certificate>& others,
              const std::vector<Certificate>& anchors, const QDateTime& time, const QString& name) {
    const PathCache::Question question{certificate, others, anchors, time.toSecsSinceEpoch()};
    std::optional<PathCache::Outcome> outcome = PathCache::find(question);
    if (!outcome) {
        outcome = built(question);
        if (!outcome)
            return {{},
                    indeterminate("CERTIFICATE_CHAIN_GENERAL_FAILURE", ErrorCode::Internal, {},
                                  openssl::lastError())};
        PathCache::store(question, *outcome);
    }
    if (outcome->path.empty())
        return {{}, findingFor(outcome->error, outcome->depth, *outcome->at, name)};
    return {std::move(outcome->path), {}};
}

/// How a path is judged.
struct Terms {
    QDateTime time;
    Basis basis;
    bool mayAsk;
};

PathJudgement judgeBy(const Terms& terms, const Certificate& certificate,
                      const std::vector<Certificate>& anchors, const PathEvidence& evidence,
                      const ValidationPolicy& policy, const QString& name) {
    Path path = findPath(certificate, evidence.certificates, anchors, terms.time, name);
    if (path.finding && path.finding->subIndication == QLatin1String("NO_CERTIFICATE_CHAIN_FOUND") &&
        policy.transport != nullptr) {
        std::vector<Certificate> others =
            fetchIssuers(certificate, evidence.certificates, anchors, *policy.transport);
        others.insert(others.end(), evidence.certificates.begin(), evidence.certificates.end());
        path = findPath(certificate, others, anchors, terms.time, name);
    }
    if (path.finding)
        return {path.finding, {}};
    PathJudgement judgement{{}, {}, path.certificates.back()};
    if ((judgement.finding = checkPathStrength(path.certificates, policy.algorithms, terms.time)))
        return judgement;
    const std::vector<PathStep> steps =
        stepsOf(path.certificates, evidence, policy, terms.time, terms.basis, terms.mayAsk);
    judgement.finding = findingOn(steps);
    for (const PathStep& step : steps)
        if (step.isAskedAbout || step.status.state == RevocationStatus::State::Revoked)
            judgement.statuses.push_back({step.certificate, step.status});
    return judgement;
}

/// Whether an earlier time can help (EN 319 102-1, 5.6.3): the certificate ended or was revoked since, or who
/// knows of it says nothing any more.
bool mayHavePassed(const Finding& finding) {
    return finding.subIndication.endsWith(QStringLiteral("NO_POE")) ||
           finding.problem.code == ErrorCode::CertificateOnHold ||
           finding.problem.code == ErrorCode::RevocationUnknown;
}

/// Now, or at the proven time where that helps: what ended or was revoked since was good then.
PathJudgement judgePath(const Certificate& certificate, const std::vector<Certificate>& anchors,
                        const PathEvidence& evidence, const ValidationPolicy& policy, const QString& name) {
    PathJudgement now =
        judgeBy({policy.clock->now(), Basis::Policy, true}, certificate, anchors, evidence, policy, name);
    if (!now.finding || !evidence.provenTime || !mayHavePassed(*now.finding))
        return now;
    const ErrorCode problem = now.finding->problem.code;
    // One whose algorithms alone have ended is still on the lists; who was just asked is not asked again.
    const Terms terms{*evidence.provenTime,
                      problem == ErrorCode::AlgorithmRefused ? Basis::Policy : Basis::DataAlone,
                      problem != ErrorCode::RevocationUnknown};
    PathJudgement then = judgeBy(terms, certificate, anchors, evidence, policy, name);
    // That it was revoked already then says more than that it is gone now.
    return !then.finding || then.finding->problem.code == ErrorCode::CertificateRevoked ? then : now;
}

/// A certificate that names its purposes, none of which is to sign for a person.
bool isForAnotherPurpose(const Certificate& signer) {
    const uint32_t purposes = X509_get_extended_key_usage(signer.handle());
    constexpr uint32_t otherPurposes =
        XKU_SSL_SERVER | XKU_TIMESTAMP | XKU_OCSP_SIGN | XKU_CODE_SIGN | XKU_DVCS;
    constexpr uint32_t personal = XKU_SMIME | XKU_SSL_CLIENT | XKU_ANYEKU;
    return purposes != UINT32_MAX && (purposes & otherPurposes) != 0 && (purposes & personal) == 0;
}

std::optional<Finding> checkUsage(const Certificate& signer, const ValidationPolicy& policy) {
    const uint32_t usage = X509_get_key_usage(signer.handle()); // all bits when there is no extension
    const bool commits = usage != UINT32_MAX && (usage & KU_NON_REPUDIATION) != 0;
    if (!commits || (policy.requireQualified && !signer.isForSigning()) || isForAnotherPurpose(signer))
        return indeterminate("CHAIN_CONSTRAINTS_FAILURE", ErrorCode::CertificateKeyUsage);
    if (policy.requireQualified && !signer.isQualified())
        return indeterminate("CHAIN_CONSTRAINTS_FAILURE", ErrorCode::CertificateNotQualified);
    return {};
}

std::optional<Certificate> issuerAmong(const std::vector<Certificate>& candidates,
                                       const Certificate& certificate) {
    const auto found = std::ranges::find_if(
        candidates, [&](const Certificate& candidate) { return isIssuedBy(certificate, candidate); });
    return found == candidates.end() ? std::nullopt : std::optional(*found);
}

/// Whether there is word on each step of the way. An authority that names no place to ask can be asked
/// nowhere.
bool hasWord(const std::vector<Certificate>& path, const PathEvidence& evidence,
             const ValidationPolicy& policy, const QDateTime& time) {
    const std::vector<PathStep> steps = stepsOf(path, evidence, policy, time, Basis::Policy, false);
    const auto isKnown = [&](const PathStep& step) {
        return !step.isAskedAbout || step.status.state != RevocationStatus::State::Unknown ||
               (&step != &steps.front() && !namesRevocationSource(step.certificate));
    };
    return !steps.empty() && std::ranges::all_of(steps, isKnown);
}

} // namespace

bool isIssuedBy(const Certificate& certificate, const Certificate& issuer) {
    return Certificate::isNamedAsIssuer(issuer, certificate) &&
           X509_check_issued(issuer.handle(), certificate.handle()) == X509_V_OK &&
           X509_verify(certificate.handle(), X509_get0_pubkey(issuer.handle())) == 1;
}

PathJudgement judgeSigner(const Certificate& signer, const PathEvidence& evidence,
                          const ValidationPolicy& policy, const QString& name) {
    // Signed before there was the certificate: that is proven for ever (EN 319 102-1, 5.5.4).
    if (evidence.provenTime && *evidence.provenTime < signer.notBefore())
        return {failed("NOT_YET_VALID", ErrorCode::CertificateNotYetValid, {date(signer.notBefore())}), {}};
    PathJudgement judgement = judgePath(signer, policy.trustAnchors, evidence, policy, name);
    if (!judgement.finding)
        judgement.finding = checkUsage(signer, policy);
    return judgement;
}

std::optional<Finding> checkSigner(const Certificate& signer, const PathEvidence& evidence,
                                   const ValidationPolicy& policy, const QString& name) {
    return judgeSigner(signer, evidence, policy, name).finding;
}

PathJudgement judgeTimeStampAuthority(const Certificate& authority, const PathEvidence& evidence,
                                      const ValidationPolicy& policy, const QString& name) {
    std::vector<Certificate> anchors = policy.trustAnchors;
    anchors.insert(anchors.end(), policy.timeStampAnchors.begin(), policy.timeStampAnchors.end());
    PathJudgement judgement = judgePath(authority, anchors, evidence, policy, name);
    if (!judgement.finding && !isTimeStampAuthority(authority))
        judgement.finding = indeterminate("CHAIN_CONSTRAINTS_FAILURE", ErrorCode::CertificateKeyUsage);
    return judgement;
}

std::vector<Certificate> certificatePath(const Certificate& certificate,
                                         const std::vector<Certificate>& others,
                                         const std::vector<Certificate>& anchors, const QDateTime& time) {
    return findPath(certificate, others, anchors, time, {}).certificates;
}

qint64 builtPathCount() {
    return builtSoFar;
}

IssuerStanding standingOfIssuer(const std::vector<Certificate>& path, const PathEvidence& evidence,
                                const ValidationPolicy& policy, const QDateTime& time) {
    const std::vector<PathStep> steps = stepsOf(path, evidence, policy, time, Basis::Policy, false);
    return steps.empty() ? IssuerStanding() : steps.front().issuer;
}

bool isJudgeable(const Certificate& certificate, const PathEvidence& evidence, const ValidationPolicy& policy,
                 const QDateTime& time) {
    return hasWord(certificatePath(certificate, evidence.certificates, policy.trustAnchors, time), evidence,
                   policy, time);
}

bool holdsValidationData(const Certificate& certificate, const PathEvidence& evidence,
                         const ValidationPolicy& policy, const QDateTime& time) {
    constexpr size_t longestPath = 9;
    std::vector<Certificate> known = evidence.certificates;
    known.insert(known.end(), policy.trustAnchors.begin(), policy.trustAnchors.end());
    const auto isAnchor = [&](const Certificate& each) {
        return std::ranges::find(policy.trustAnchors, each) != policy.trustAnchors.end();
    };
    std::vector<Certificate> path{certificate};
    while (path.size() < longestPath && !isIssuedBy(path.back(), path.back()) &&
           (path.size() == 1 || !isAnchor(path.back()))) {
        const std::optional<Certificate> issuer = issuerAmong(known, path.back());
        if (!issuer)
            break;
        path.push_back(*issuer);
    }
    ERR_clear_error();
    return hasWord(path, evidence, policy, time);
}

bool isTimeStampAuthority(const Certificate& certificate) {
    return X509_check_purpose(certificate.handle(), X509_PURPOSE_TIMESTAMP_SIGN, 0) == 1;
}

std::optional<Finding> checkCompanions(const std::vector<Certificate>& certificates,
                                       const RevocationData& revocation, const ValidationPolicy& policy,
                                       const QString& name) {
    std::vector<Certificate> anchors = policy.trustAnchors;
    anchors.insert(anchors.end(), policy.timeStampAnchors.begin(), policy.timeStampAnchors.end());
    std::vector<Certificate> issuers = certificates;
    issuers.insert(issuers.end(), anchors.begin(), anchors.end());
    bool known = isWhole(revocation, issuers);
    for (const Certificate& certificate : certificates) {
        const auto isIssuer = [&](const Certificate& issuer) { return isIssuedBy(certificate, issuer); };
        known = known && (std::ranges::any_of(issuers, isIssuer) ||
                          std::ranges::find(anchors, certificate) != anchors.end());
    }
    ERR_clear_error();
    if (known)
        return {};
    return indeterminate("CERTIFICATE_CHAIN_GENERAL_FAILURE", ErrorCode::SignatureInvalid, {name},
                         QStringLiteral("what comes along in the signature cannot be checked"));
}

} // namespace yenile::signature
