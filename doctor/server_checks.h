// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/probe.h"
#include "core/service/messages.h"
#include "doctor/check.h"

namespace yenile::doctor {

/// A server that a renewal needs, and what was found out about it.
struct CheckedServer {
    CheckKind purpose = CheckKind::Service; ///< Service, TimeStamps or Revocation
    QUrl address;
    network::Probe usual = {};
    network::Probe direct = {};
};

/// `info`: the service's answer, or why there is none.
[[nodiscard]] Check serviceCheck(const Result<service::ServiceInfo>& info,
                                 const std::vector<CheckedServer>& servers);

/// The check of the servers with that purpose. It fails if none of them can be reached.
[[nodiscard]] Check reachCheck(CheckKind purpose, const std::vector<CheckedServer>& servers);

/// "reached through proxy.example:8080", and how it is without a proxy.
[[nodiscard]] QString routeText(const CheckedServer& server);
/// A line for each certificate of a chain: whose it is, who issued it and until when it is valid.
[[nodiscard]] QStringList chainText(const network::Probe& seen);

} // namespace yenile::doctor
