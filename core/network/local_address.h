#pragma once

#include <QUrl>

namespace yenile::network {

/// Whether a host is, or has a name for, an address of this computer or of the local network: a certificate
/// from somewhere must not make us knock there. Behind a proxy names are the proxy's business. Blocks.
[[nodiscard]] bool leadsToLocalNetwork(const QUrl& url);

} // namespace yenile::network
