// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/approval.h"
#include "core/remote/setup.h"
#include "core/signature/signing/signer.h"

#include <memory>

namespace yenile::remote {

/// The conversation with one remote signing service, in one worker thread at a time; waits for its answers.
/// Where it wants to know who asks, the person logs in to it in a browser, and again once that has run out.
/// Errors of all: RemoteSigningFailed, those of network::askFully() and of Approval.
class RemoteService {
public:
    /// Asks it what it is and can do; it has to be able to sign digests.
    [[nodiscard]] static Result<std::shared_ptr<RemoteService>> open(const Setup& setup, Approval& approval);

    [[nodiscard]] const QString& name() const { return m_info.name; }
    /// Whether an authorization for several signatures has to be extended from one to the next (11.9).
    [[nodiscard]] bool extends() const;

    /// Those of whoever logs in (11.4, 11.5). One that cannot be understood costs the others nothing. Errors:
    /// RemoteCredentialMissing where there is none, else why the only one cannot be understood.
    [[nodiscard]] Result<std::vector<Credential>> credentials();
    /// The person allows so many signatures, of which the request is the first: in the browser (8.4.2), or by
    /// what the service wants to be shown (11.6). Errors: RemoteFactorsRefused after three tries.
    [[nodiscard]] Result<Activation> authorize(const Credential& credential,
                                               const signature::SigningRequest& request, int count);
    /// The same for the next one (11.9).
    [[nodiscard]] Result<Activation> extend(const Credential& credential, const Activation& present,
                                            const signature::SigningRequest& request);
    /// As the service answers it (11.10).
    [[nodiscard]] Result<QByteArray> sign(const Credential& credential, const Activation& activation,
                                          const signature::SigningRequest& request);

private:
    RemoteService(const Setup& setup, Approval& approval) : m_setup(setup), m_approval(approval) {}
    [[nodiscard]] Result<void> logIn();
    [[nodiscard]] Result<QJsonObject> ask(const QString& method, const QJsonObject& body);
    [[nodiscard]] Result<network::HttpResponse> send(const QString& method, const QJsonObject& body) const;
    [[nodiscard]] Result<Activation> authorizeInBrowser(const Credential& credential,
                                                        const signature::SigningRequest& request, int count);
    [[nodiscard]] Result<Activation> authorizeOnce(const Credential& credential,
                                                   const signature::SigningRequest& request, int count,
                                                   const std::optional<Error>& lastProblem);
    [[nodiscard]] Result<std::vector<Secret>> askFactors(const Credential& credential,
                                                         const signature::SigningRequest& request,
                                                         const std::optional<Error>& lastProblem);
    [[nodiscard]] Result<Activation> awaitActivation(const QJsonObject& given);
    [[nodiscard]] Result<Activation> awaitDevice(QString handle);

    Setup m_setup;
    Approval& m_approval;
    RemoteServiceInfo m_info;
    Secret m_token; ///< of the service's own access; empty: nobody has logged in, or needs to
};

} // namespace yenile::remote
