// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/settings.h"

#include <curl/curl.h>

#include <memory>

/// What the channels to the network share. Only they and this file use libcurl.
namespace yenile::registration {

/// How long an attempt to send may take.
inline constexpr int transferSeconds = 15;

using Transfer = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using TransferList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

/// Over TLS 1.2 or newer, to this address only, with the authorities in `caFile` or, if that is empty, the
/// system's.
[[nodiscard]] Transfer newTransfer(const QString& url, const char* protocols, const QString& caFile);

/// Makes it a POST of `body`, or if that is empty a GET; both must outlive it. Only the status of the
/// response is used. Errors: as run(), and ServiceUnreachable if the status is not a success.
[[nodiscard]] Result<void> post(const Transfer& transfer, const TransferList& headers,
                                const QByteArray& body);

/// Runs it. Returns the protocol's last status. Errors: AddressUntrusted, ServiceUnreachable.
[[nodiscard]] Result<int> run(const Transfer& transfer);

} // namespace yenile::registration
