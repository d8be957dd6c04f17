// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/applications.h"
#include "core/signature/signing/signer.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace yenile::registration {

/// Signs receipts with the service's own key. Thread-safe.
class ReceiptWriter {
public:
    /// Used by several threads at once.
    explicit ReceiptWriter(std::shared_ptr<signature::Signer> signer) : m_signer(std::move(signer)) {}

    /// The content as canonical JSON with a detached CMS over it. Errors: ReceiptKeyAway with the seconds
    /// after which the bundle may be sent again.
    [[nodiscard]] Result<service::Receipt> write(const service::ReceiptContent& content) const;

    /// Uses another key from now on. Receipts in progress are finished with the old one.
    void use(std::shared_ptr<signature::Signer> signer);
    /// Whether the last receipt could not be signed.
    [[nodiscard]] bool isKeyAway() const { return m_isKeyAway; }

private:
    [[nodiscard]] std::shared_ptr<signature::Signer> signer() const;

    mutable std::mutex m_mutex; ///< of the pointer
    std::shared_ptr<signature::Signer> m_signer;
    mutable std::atomic<bool> m_isKeyAway = false;
};

/// "20260105-ACDE3479"
[[nodiscard]] MemberName newReceiptNumber(const QDateTime& now);

} // namespace yenile::registration
