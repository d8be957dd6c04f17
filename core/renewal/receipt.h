// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"
#include "core/signature/certificates/validation_policy.h"

namespace yenile::renewal {

/// Who may sign receipts. Subscriber certificates, the applicant's own among them, lead to the same anchors,
/// but may not.
struct ReceiptPolicy {
    signature::ValidationPolicy validation; ///< checks revocation if it has a transport
    /// Only these, if there are any. Otherwise every seal (isSeal()) and every certificate with one of
    /// `policies`.
    std::vector<signature::Certificate> signers = {};
    QStringList policies = {}; ///< identifiers of certificate policies (RFC 5280, 4.2.1.4)
};

/// Checks that an allowed signer signed the receipt, and that it names the application and, if the bundle is
/// at hand, everything in it: its digest, the signer's certificate, each document. Blocks: for a worker
/// thread. Errors: ReceiptInvalid; RevocationUnknown if the revocation status of its signer cannot be found
/// out.
[[nodiscard]] Result<service::ReceiptContent> checkReceipt(const service::Application& application,
                                                           const std::optional<QByteArray>& bundle,
                                                           const ReceiptPolicy& policy);

/// The content of a receipt, without checking who signed it. Errors: ReceiptInvalid.
[[nodiscard]] Result<service::ReceiptContent> readReceipt(const service::Receipt& receipt);

/// Writes the receipt into the applicant's folder. Errors: FileNotWritable.
[[nodiscard]] Result<void> storeReceipt(const QString& folder, const service::Receipt& receipt);

/// Writes the bundle and its members there. Errors: FileNotWritable.
[[nodiscard]] Result<void> storeBundle(const QString& folder, const QByteArray& bundle);

} // namespace yenile::renewal
