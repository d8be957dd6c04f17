// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/approval.h"
#include "core/remote/setup.h"
#include "core/signature/signing/signer.h"

#include <memory>

namespace yenile::remote {

/// The connection to one remote signing service. For one worker thread at a time; blocks. If the service
/// wants a login, the person logs in in a browser, and again after the login has expired. Errors of all
/// functions: RemoteSigningFailed, those of network::askFully() and of Approval.
class RemoteService {
public:
    /// Asks the service for its info and checks that it can sign digests.
    [[nodiscard]] static Result<std::shared_ptr<RemoteService>> open(const Setup& setup, Approval& approval);

    [[nodiscard]] const QString& name() const { return m_info.name; }
    /// Whether an authorization for several signatures must be extended from one to the next (11.9).
    [[nodiscard]] bool extends() const;

    /// The keys of the person who logs in (11.4, 11.5). One that cannot be read is left out. Errors:
    /// RemoteCredentialMissing if there is none; otherwise why the only one cannot be read.
    [[nodiscard]] Result<std::vector<Credential>> credentials();
    /// Asks the person to authorize so many signatures, of which the request is the first: in the browser
    /// (8.4.2) or with factors (11.6). Errors: RemoteFactorsRefused after three tries.
    [[nodiscard]] Result<Activation> authorize(const Credential& credential,
                                               const signature::SigningRequest& request, int count);
    /// Extends the authorization to the next signature (11.9).
    [[nodiscard]] Result<Activation> extend(const Credential& credential, const Activation& present,
                                            const signature::SigningRequest& request);
    /// The signature, as the service returns it (11.10).
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
    Secret m_token; ///< access token of the service; empty: no login yet, or none needed
};

} // namespace yenile::remote
