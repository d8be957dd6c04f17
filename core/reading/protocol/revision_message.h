// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/signing/extend.h"

#include <QCborMap>

/// What a signature and an extension of a PDF want, and what is appended for them, as CBOR maps.
namespace yenile::reading::protocol {

[[nodiscard]] QCborMap toCbor(const signature::SignatureRequest& request);
[[nodiscard]] QCborMap toCbor(const signature::SignatureLayout& layout);

/// Without its clock, whose time goes along, its password, and its ways to servers: whether there are any.
[[nodiscard]] QCborMap toCbor(const signature::ExtensionParameters& parameters, const QDateTime& now);
struct ExtensionMessage {
    signature::ExtensionParameters parameters;
    QDateTime now;
    bool hasTransport = false;
    bool hasTimeStamper = false;
};

/// What an extension appends.
[[nodiscard]] QCborMap revisionsAnswer(const QByteArray& revisions);
[[nodiscard]] QByteArray revisionsFrom(const QCborMap& map);

// Errors: Internal, where the other side does not keep to the protocol.
[[nodiscard]] Result<signature::SignatureRequest> signatureRequestFrom(const QCborMap& map);
[[nodiscard]] Result<signature::SignatureLayout> signatureLayoutFrom(const QCborMap& map);
[[nodiscard]] Result<ExtensionMessage> extensionFrom(const QCborMap& map);

} // namespace yenile::reading::protocol
