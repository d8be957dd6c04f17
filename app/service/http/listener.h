#pragma once

#include "app/service/http/connection_watch.h"

#include <httplib.h>

namespace yenile::registration {

/// The HTTP library's server with limits of its own on connections. The watch has to outlive it.
class Listener final : public httplib::SSLServer {
public:
    /// `certificate` holds the chain, leaf first; both PEM files.
    Listener(ConnectionWatch& watch, const HttpSettings& settings, const QString& certificate,
             const QString& key);

    /// The library's own backlog, 5, turns a burst of clients away.
    void deepenBacklog();
};

} // namespace yenile::registration
