#pragma once

#include "app/service/state/applications.h"
#include "core/signature/signing/signer.h"

#include <memory>
#include <mutex>

namespace yenile::registration {

/// Signs receipts with the service's own key.
class ReceiptWriter {
public:
    explicit ReceiptWriter(std::unique_ptr<signature::Signer> signer) : m_signer(std::move(signer)) {}

    /// The content as canonical JSON with a detached CMS over it. Errors: the signer's.
    [[nodiscard]] Result<service::Receipt> write(const service::ReceiptContent& content) const;

private:
    std::unique_ptr<signature::Signer> m_signer;
    mutable std::mutex m_mutex; ///< a Signer serves one thread at a time
};

/// "20260105-ACDE3479"
[[nodiscard]] MemberName newReceiptNumber(const QDateTime& now);

} // namespace yenile::registration
