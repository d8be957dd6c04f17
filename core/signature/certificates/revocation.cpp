// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/revocation.h"

#include "core/signature/certificates/algorithm_policy.h"
#include "core/signature/certificates/revocation_parts.h"

#include <openssl/x509v3.h>

#include <algorithm>

namespace yenile::signature {

namespace {

using State = RevocationStatus::State;
using Status = Statement::Status;

constexpr qint64 clockSkew = 300;           // seconds
constexpr qint64 longestWithoutEnd = 86400; // seconds that an answer without nextUpdate counts

/// The one place where it is decided which revocation data may be used for a certificate at a time.
class Usability {
public:
    Usability(const Certificate& certificate, const Certificate& issuer, const RevocationData& data,
              const ValidationPolicy& policy, const ProofsOfExistence& proofs, const IssuerStanding& standing)
        : m_certificate(certificate), m_issuer(issuer), m_data(data), m_policy(policy), m_proofs(proofs),
          m_standing(standing), m_now(policy.clock->now()) {}

    /// Why a statement is no evidence at all; empty: it is.
    [[nodiscard]] QString objection(const Statement& statement, const QByteArray& der) const {
        const QDateTime existed = m_proofs.of(der).value_or(m_now);
        if (statement.signer == Statement::Signer::Stranger)
            return QStringLiteral("nobody put the responder in charge");
        if (!statement.issuedAt.isValid() ||
            std::max(statement.issuedAt, statement.signedAt) > m_now.addSecs(clockSkew))
            return QStringLiteral("dated in the future");
        const bool isDelegate = statement.signer == Statement::Signer::Delegate;
        if (checkDigest(statement.digest, m_policy.algorithms, existed) ||
            checkKey(statement.responder.value_or(m_issuer), m_policy.algorithms, existed) ||
            (isDelegate && checkPathStrength({*statement.responder, m_issuer}, m_policy.algorithms, existed)))
            return QStringLiteral("signed with a weak algorithm");
        // EN 319 102-1, 5.6.2.2: it has to have been there while who signed it could still be held to it.
        if (existed > m_standing.until.value_or(m_issuer.notAfter()))
            return QStringLiteral("the authority's certificate has ended or was revoked");
        if (isDelegate && !isInCharge(*statement.responder, existed))
            return QStringLiteral(
                "the responder's own certificate is revoked, or nobody said that it is not");
        return {};
    }

    /// Whether it is about that time: it was valid then, or was given afterwards; and it would still
    /// have known of the certificate, which may leave lists when it ends (RFC 5280, 3.3).
    [[nodiscard]] bool speaksOf(const Statement& statement, const QDateTime& time) const {
        if (statement.status == Status::Revoked)
            return true; // for good, whenever it was said
        const QDateTime until =
            statement.until.isValid() ? statement.until : statement.issuedAt.addSecs(longestWithoutEnd);
        if (statement.issuedAt < time && until.addSecs(clockSkew) < time)
            return false;
        return statement.status == Status::OnHold || statement.issuedAt <= m_certificate.notAfter() ||
               (statement.keepsSince && *statement.keepsSince <= m_certificate.notAfter());
    }

private:
    /// By lists alone, for what a delegate says about itself proves nothing. RFC 6960, 4.2.2.2.1: it may say
    /// that nobody needs to ask about it.
    [[nodiscard]] bool isInCharge(const Certificate& delegate, const QDateTime& existed) const {
        const State state =
            revocationStatus(delegate, m_issuer, {{}, m_data.crls}, existed, m_policy, m_proofs, m_standing)
                .state;
        return state == State::Good ||
               (state == State::Unknown &&
                (needsNoRevocationData(delegate) ||
                 !demands(m_standing.ofResponders.value_or(m_policy.revocation), delegate)));
    }

    const Certificate& m_certificate;
    const Certificate& m_issuer;
    const RevocationData& m_data;
    const ValidationPolicy& m_policy;
    const ProofsOfExistence& m_proofs;
    const IssuerStanding& m_standing;
    QDateTime m_now;
};

/// The earliest revocation for good.
const Statement* revocationIn(const std::vector<Statement>& statements) {
    const Statement* found = nullptr;
    for (const Statement& each : statements)
        if (each.status == Status::Revoked && (found == nullptr || each.revokedAt < found->revokedAt))
            found = &each;
    return found;
}

/// What the usable statements come to. "Revoked" for good is never undone, not by silence nor by a later
/// word; else the newest counts, and of those of one time the worse.
const Statement* decisive(const std::vector<Statement>& statements, const Statement* revocation,
                          const QDateTime& time) {
    if (statements.empty() || (revocation != nullptr && !(revocation->revokedAt > time)))
        return revocation;
    return &*std::ranges::max_element(statements, {}, [](const Statement& each) {
        return std::pair(each.issuedAt, each.status != Status::Good);
    });
}

QString signerName(const Statement& statement, const Certificate& issuer) {
    return statement.responder.value_or(issuer).commonName();
}

} // namespace

void RevocationData::add(const RevocationData& other) {
    const auto addNew = [](std::vector<QByteArray>& all, const std::vector<QByteArray>& more) {
        for (const QByteArray& der : more)
            if (std::ranges::find(all, der) == all.end())
                all.push_back(der);
    };
    addNew(ocspResponses, other.ocspResponses);
    addNew(crls, other.crls);
}

RevocationStatus revocationStatus(const Certificate& certificate, const Certificate& issuer,
                                  const RevocationData& data, const QDateTime& time,
                                  const ValidationPolicy& policy, const ProofsOfExistence& proofs,
                                  const IssuerStanding& standing) {
    const Usability usability(certificate, issuer, data, policy, proofs, standing);
    RevocationStatus status;
    std::vector<Statement> usable;
    const auto take = [&](const std::optional<Statement>& statement, const QByteArray& der) {
        if (!statement)
            return;
        if (!statement->gap.isEmpty() && statement->status == Status::Good) {
            status.gaps.push_back({signerName(*statement, issuer), statement->gap});
            return;
        }
        const QString objection = usability.objection(*statement, der);
        if (!objection.isEmpty() && statement->status != Status::Good)
            status.unused.push_back({signerName(*statement, issuer), statement->revokedAt, objection});
        else if (objection.isEmpty() && usability.speaksOf(*statement, time))
            usable.push_back(*statement);
    };
    for (const QByteArray& der : data.ocspResponses)
        take(statementInResponse(der, certificate, issuer, policy.responders), der);
    for (const QByteArray& der : data.crls)
        take(statementInList(der, certificate, issuer), der);
    ERR_clear_error();
    const Statement* revocation = revocationIn(usable);
    const Statement* decision = decisive(usable, revocation, time);
    if (decision == nullptr)
        return status;
    const bool isRevoked = decision->status != Status::Good && !(decision->revokedAt > time);
    status.state = isRevoked ? State::Revoked : State::Good;
    status.revokedAt = decision->revokedAt;
    if (!isRevoked && revocation != nullptr &&
        (!status.revokedAt.isValid() || revocation->revokedAt < status.revokedAt))
        status.revokedAt = revocation->revokedAt;
    status.onHold = decision->status == Status::OnHold;
    status.source = decision->source;
    status.by = signerName(*decision, issuer);
    status.issuedAt = decision->issuedAt;
    return status;
}

QDateTime issuedAt(const QByteArray& der) {
    const Crl crl = revocationList(der);
    ERR_clear_error();
    return crl ? openssl::dateTime(X509_CRL_get0_lastUpdate(crl.get())) : QDateTime();
}

bool isWhole(const RevocationData& data, const std::vector<Certificate>& issuers) {
    const auto isAnswer = [&](const QByteArray& der) {
        const BasicResponse response = basicResponse(der);
        return response && OCSP_resp_count(response.get()) >= 1 && isSelfConsistent(response.get(), issuers);
    };
    const auto isList = [&](const QByteArray& der) {
        const Crl crl = revocationList(der);
        return crl && std::ranges::any_of(issuers, [&](const Certificate& issuer) {
                   return X509_CRL_verify(crl.get(), X509_get0_pubkey(issuer.handle())) == 1;
               });
    };
    const bool whole =
        std::ranges::all_of(data.ocspResponses, isAnswer) && std::ranges::all_of(data.crls, isList);
    ERR_clear_error();
    return whole;
}

bool demands(RevocationDemand demand, const Certificate& certificate) {
    return demand == RevocationDemand::Always ||
           (demand == RevocationDemand::WhereNamed && namesRevocationSource(certificate));
}

bool needsNoRevocationData(const Certificate& certificate) {
    return X509_get_ext_by_NID(certificate.handle(), NID_id_pkix_OCSP_noCheck, -1) >= 0 ||
           X509_check_issued(certificate.handle(), certificate.handle()) == X509_V_OK;
}

std::vector<Certificate> responderCertificates(const QByteArray& ocspResponse) {
    std::vector<Certificate> certificates;
    const BasicResponse response = basicResponse(ocspResponse);
    const STACK_OF(X509)* all = response ? OCSP_resp_get0_certs(response.get()) : nullptr;
    const int count = std::max(sk_X509_num(all), 0);
    certificates.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i)
        certificates.push_back(Certificate::fromHandle(sk_X509_value(all, i)));
    ERR_clear_error();
    return certificates;
}

} // namespace yenile::signature
