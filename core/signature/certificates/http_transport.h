// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/signature/certificates/evidence_cache.h"

#include <QByteArray>
#include <QString>

namespace yenile::signature {

/// The way to OCSP responders, CRLs and issuers' certificates. It takes care of proxy and time limits; this
/// folder takes care of what the bytes mean. May block: for worker threads. Errors: the network's.
class HttpTransport {
public:
    HttpTransport() = default;
    HttpTransport(const HttpTransport&) = delete;
    HttpTransport& operator=(const HttpTransport&) = delete;
    virtual ~HttpTransport() = default;

    [[nodiscard]] virtual Result<QByteArray> get(const QString& url) = 0;
    [[nodiscard]] virtual Result<QByteArray> post(const QString& url, const QByteArray& contentType,
                                                  const QByteArray& body) = 0;
    /// The cache of earlier answers, if there is one.
    [[nodiscard]] virtual EvidenceCache* cache() { return nullptr; }
};

} // namespace yenile::signature
