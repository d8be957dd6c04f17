// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/judgement.h"

#include <QCborMap>

/// Policies, reports and what is found in containers, as CBOR maps.
namespace yenile::reading::protocol {

/// Without its clock, whose time goes along, and its transport: whether there is one.
[[nodiscard]] QCborMap toCbor(const signature::ValidationPolicy& policy);
struct PolicyMessage {
    signature::ValidationPolicy policy;
    QDateTime now;
    bool hasTransport = false;
};

[[nodiscard]] QCborMap toCbor(const Judgement& judgement);

// Errors: Internal, where the other side does not keep to the protocol.
[[nodiscard]] Result<PolicyMessage> policyFrom(const QCborMap& map);
[[nodiscard]] Result<Judgement> judgementFrom(const QCborMap& map);

} // namespace yenile::reading::protocol
