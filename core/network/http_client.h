#pragma once

#include "core/network/http_exchange.h"
#include "core/settings/settings.h"
#include "core/signature/certificates/http_transport.h"

namespace yenile::network {

/// To responders, lists and issuers' certificates. What they answered is kept in the folder of the settings.
class HttpClient final : public signature::HttpTransport {
public:
    explicit HttpClient(const settings::Settings& settings);
    /// Keeps what was answered in memory alone, and waits for each answer no longer than that.
    HttpClient(Reach reach, std::chrono::milliseconds longest) : m_reach(reach), m_longest(longest) {}

    [[nodiscard]] Result<QByteArray> get(const QString& url) override;
    [[nodiscard]] Result<QByteArray> post(const QString& url, const QByteArray& contentType,
                                          const QByteArray& body) override;
    [[nodiscard]] signature::EvidenceCache* cache() override { return &m_cache; }

private:
    Reach m_reach;
    std::chrono::milliseconds m_longest = HttpQuestion{}.longest;
    signature::EvidenceCache m_cache;
};

} // namespace yenile::network
