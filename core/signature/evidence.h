#pragma once

#include "core/signature/cms_verify.h"
#include "core/signature/extend.h"
#include "core/signature/revocation.h"

namespace yenile::signature {

/// Certificates and revocation data that signatures need to be judged later on, from the network. Errors:
/// CertificateUntrusted when a certificate has no path to an anchor; the transport's.
class EvidenceCollector {
public:
    EvidenceCollector(const ExtendOptions& options, const Clock& clock)
        : m_options(options), m_clock(clock) {}

    /// The signer and its time stamps. Errors: SignatureInvalid, TimeStampFailed, with that name.
    Result<void> addSignature(const CmsResult& cms, const QString& name);
    Result<void> addTimeStamp(QByteArrayView token, const QString& name);

    [[nodiscard]] const std::vector<Certificate>& certificates() const { return m_certificates; }
    [[nodiscard]] const RevocationData& revocation() const { return m_revocation; }

private:
    Result<void> addPath(const Certificate& certificate, const std::vector<Certificate>& others);
    void add(const Certificate& certificate);

    const ExtendOptions& m_options;
    const Clock& m_clock;
    std::vector<Certificate> m_certificates;
    RevocationData m_revocation;
};

} // namespace yenile::signature
