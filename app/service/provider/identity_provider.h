// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/provider/key_set.h"
#include "app/service/settings.h"
#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/network/http.h"
#include "core/service/openid_provider.h"

#include <QDeadlineTimer>
#include <QMutex>

#include <memory>
#include <semaphore>

namespace yenile::registration {

/// The provider in the settings, as the service sees it: redeems the code that a browser brought to a client,
/// and takes the person's identity from the provider's answers (OpenID Connect Core 1.0). Thread-safe;
/// blocks.
class IdentityProvider {
public:
    /// Null if the settings name none. Errors: FileNotReadable; SettingInvalid if the file has no
    /// certificate.
    [[nodiscard]] static Result<std::unique_ptr<IdentityProvider>> open(const ServiceSettings& settings,
                                                                        const Clock& clock);

    [[nodiscard]] const QString& id() const { return m_settings.id; }
    /// The person's identity number from the provider. Errors: ProviderLoginFailed if the provider does not
    /// accept the code, or its answer is invalid; AddressUnreachable if it does not answer, or not as a
    /// provider; ServiceBusy.
    [[nodiscard]] Result<QString> identityOf(const service::ProviderLogin& login);

private:
    IdentityProvider(ProviderSettings settings, Secret secret, network::ServerTrust trust,
                     const Clock& clock);

    struct Tokens {
        Jwt identity;
        QByteArray access; ///< access token for UserInfo
    };
    [[nodiscard]] Result<QString> redeemed(const service::ProviderLogin& login);
    [[nodiscard]] Result<Tokens> tokensFor(const service::ProviderLogin& login,
                                           const service::ProviderMetadata& metadata) const;
    [[nodiscard]] Result<void> believe(const Jwt& token, const QString& nonce,
                                       const service::ProviderMetadata& metadata);
    [[nodiscard]] Result<QString> identityIn(const Tokens& tokens,
                                             const service::ProviderMetadata& metadata) const;
    [[nodiscard]] Result<service::ProviderMetadata> metadata();
    [[nodiscard]] Result<KeySet> keysFor(const Jwt& token, const QUrl& address);
    [[nodiscard]] Result<network::HttpResponse>
    ask(network::HttpRequest request) const; ///< whatever its status
    [[nodiscard]] Result<QByteArray> content(network::HttpRequest request) const;
    [[nodiscard]] std::unexpected<Error> refusal(const QString& cause) const;
    [[nodiscard]] std::unexpected<Error> absence(const QString& cause) const;

    ProviderSettings m_settings;
    Secret m_secret; ///< empty: the provider needs none
    network::ServerTrust m_trust;
    const Clock& m_clock;
    std::counting_semaphore<> m_free;
    QMutex m_mutex; ///< for the following members; not held while the provider is asked, because others wait
                    ///< for it
    std::optional<service::ProviderMetadata> m_metadata;
    QDateTime m_metadataEnd;      ///< when it has to be fetched again
    std::optional<KeySet> m_keys; ///< of that metadata
    QDeadlineTimer m_keysAge;     ///< over when an unknown key is worth another question
};

} // namespace yenile::registration
