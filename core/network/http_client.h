// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/http.h"
#include "core/settings/settings.h"
#include "core/signature/certificates/http_transport.h"

namespace yenile::network {

/// To responders, lists and issuers' certificates, whose addresses certificates name. What comes is signed
/// and judged elsewhere, so plain HTTP will do. Thread-safe.
class HttpClient final : public signature::HttpTransport {
public:
    /// What was answered is kept in that folder, or in memory alone where it is empty.
    explicit HttpClient(Reach reach, ServerTrust trust = {}, HttpLimits limits = {},
                        const QString& cacheFolder = {})
        : m_reach(reach), m_trust(std::move(trust)), m_limits(limits), m_cache(cacheFolder) {}

    [[nodiscard]] Result<QByteArray> get(const QString& url) override;
    [[nodiscard]] Result<QByteArray> post(const QString& url, const QByteArray& contentType,
                                          const QByteArray& body) override;
    [[nodiscard]] signature::EvidenceCache* cache() override { return &m_cache; }

private:
    [[nodiscard]] Result<QByteArray> ask(HttpRequest request) const;

    Reach m_reach;
    ServerTrust m_trust;
    HttpLimits m_limits;
    signature::EvidenceCache m_cache;
};

/// As the settings say. Errors: those of serverTrust().
[[nodiscard]] Result<std::shared_ptr<HttpClient>> httpClient(const settings::Settings& settings);

/// How far an address may lead that does not stand in the settings.
[[nodiscard]] Reach foreignReach(const settings::Settings& settings);

} // namespace yenile::network
