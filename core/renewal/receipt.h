// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"
#include "core/signature/certificates/validation_policy.h"

namespace yenile::renewal {

/// Whose word counts that a bundle was received. A subscriber's certificate, the applicant's own among them,
/// leads to the same anchors and signs no receipt.
struct ReceiptPolicy {
    signature::ValidationPolicy validation; ///< asks about revocation where it has a transport
    /// These alone, where there are any; else every seal (isSeal()) and every certificate with one of
    /// `policies`.
    std::vector<signature::Certificate> signers = {};
    QStringList policies = {}; ///< identifiers of certificate policies (RFC 5280, 4.2.1.4)
};

/// The receipt of the application is signed by who may sign it, and names the application and, where it is at
/// hand, all that the bundle holds: its digest, the signer's certificate, each document. Blocks: for a worker
/// thread. Errors: ReceiptInvalid; RevocationUnknown where nobody says whether its signer was revoked.
[[nodiscard]] Result<service::ReceiptContent> checkReceipt(const service::Application& application,
                                                           const std::optional<QByteArray>& bundle,
                                                           const ReceiptPolicy& policy);

/// What a receipt says, whoever signed it. Errors: ReceiptInvalid.
[[nodiscard]] Result<service::ReceiptContent> readReceipt(const service::Receipt& receipt);

/// The receipt in a folder that the applicant keeps. Errors: FileNotWritable.
[[nodiscard]] Result<void> storeReceipt(const QString& folder, const service::Receipt& receipt);

/// The bundle and its members there. Errors: FileNotWritable.
[[nodiscard]] Result<void> storeBundle(const QString& folder, const QByteArray& bundle);

} // namespace yenile::renewal
