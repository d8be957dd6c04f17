#pragma once

#include "app/service/http/dispatcher.h"
#include "app/service/http/metrics.h"
#include "app/service/settings.h"

#include <memory>

namespace yenile::registration {

/// HTTPS on a socket: the one place that knows the HTTP library. TLS 1.2 or newer.
class HttpServer {
public:
    /// `certificate` holds the chain, leaf first; both PEM files.
    HttpServer(const Dispatcher& dispatcher, Metrics& metrics, const HttpSettings& settings,
               const QString& certificate, const QString& key);
    ~HttpServer();

    /// Returns the port; 0 asks for a free one. Errors: FileNotReadable (certificate or key),
    /// SettingInvalid.
    [[nodiscard]] Result<int> bind(int port);
    /// Answers requests until stop(), then finishes those that have begun.
    void run();
    /// From any thread.
    void stop();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yenile::registration
