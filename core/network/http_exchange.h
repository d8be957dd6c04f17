#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QUrl>

#include <chrono>
#include <utility>
#include <vector>

namespace yenile::network {

struct HttpQuestion {
    QUrl url;
    QByteArray contentType = {}; ///< empty: GET, otherwise POST
    QByteArray body = {};
    std::vector<std::pair<QByteArray, QByteArray>> headers = {};
    std::chrono::milliseconds longest = std::chrono::seconds(90);
};

/// Where an address may lead: that of a setting anywhere, that of a certificate out of the local network
/// only.
enum class Reach { Anywhere, Public };

/// HTTP or HTTPS as the servers around signatures speak it: limited in time and size; a GET follows three
/// redirects, each checked like the first address. What comes is signed and judged elsewhere, so plain HTTP
/// will do. Blocks: for a worker thread. Errors: AddressUnreachable, AddressForbidden,
/// ProxyLoginRequired, ProxyWayUnsupported.
[[nodiscard]] Result<QByteArray> ask(HttpQuestion question, Reach reach);

} // namespace yenile::network
