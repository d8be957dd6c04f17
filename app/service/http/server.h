// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/http/dispatcher.h"
#include "app/service/http/metrics.h"
#include "app/service/keys/service_keys.h"

#include <memory>

namespace yenile::registration {

/// The HTTPS server, and the only place that uses the HTTP library. TLS 1.2 or newer.
class HttpServer {
public:
    HttpServer(const Dispatcher& dispatcher, Metrics& metrics, const HttpSettings& settings,
               TlsIdentity identity);
    ~HttpServer();

    /// Returns the port; 0 asks for a free one. Errors: Internal, SettingInvalid.
    [[nodiscard]] Result<int> bind(int port);
    /// Answers requests until stop(), then finishes those in progress.
    void run();
    /// From any thread.
    void stop();
    /// From the next handshake on. From any thread.
    void use(TlsIdentity identity);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yenile::registration
