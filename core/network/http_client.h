// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/http.h"
#include "core/settings/settings.h"
#include "core/signature/certificates/http_transport.h"

namespace yenile::network {

/// The way to OCSP responders, CRLs and issuers' certificates at the addresses that certificates name. Their
/// answers are signed and judged elsewhere, so plain HTTP is enough. Thread-safe.
class HttpClient final : public signature::HttpTransport {
public:
    /// Answers are kept in that folder, or in memory if it is empty.
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

/// Where an address that is not in the settings may lead.
[[nodiscard]] Reach foreignReach(const settings::Settings& settings);

} // namespace yenile::network
