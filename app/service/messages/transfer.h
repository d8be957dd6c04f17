// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/settings.h"

#include <curl/curl.h>

#include <memory>

/// What the channels that go out over the network have in common. The one place, with them, that knows
/// libcurl.
namespace yenile::registration {

/// How long a try to send may take.
inline constexpr int transferSeconds = 15;

using Transfer = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using TransferList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

/// Over TLS 1.2 or newer, to nobody but the address, trusting `caFile` or, where that is empty, the system.
[[nodiscard]] Transfer newTransfer(const QString& url, const char* protocols, const QString& caFile);

/// Makes it a POST of `body`, or where that is empty a GET; both have to outlive it. What comes back but the
/// status is nothing to anybody. Errors: as run(), and ServiceUnreachable where the status is none of
/// success.
[[nodiscard]] Result<void> post(const Transfer& transfer, const TransferList& headers,
                                const QByteArray& body);

/// Runs it. Returns the protocol's last status. Errors: ServiceUnreachable.
[[nodiscard]] Result<int> run(const Transfer& transfer);

} // namespace yenile::registration
