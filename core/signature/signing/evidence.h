// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/revocation.h"
#include "core/signature/cms/cms_verify.h"
#include "core/signature/signing/extend.h"

#include <map>

namespace yenile::signature {

/// Certificates and revocation data with which signatures can be judged later, the signer's certificate
/// first.
struct Evidence {
    std::vector<Certificate> certificates;
    RevocationData revocation;
    std::map<QString, RevocationData> words = {}; ///< the same by the certificate's SHA-256

    void add(const Evidence& other);
};

/// Fetches the evidence, for each certificate once. Errors: CertificateUntrusted if a certificate has no path
/// to an anchor; the transport's.
class EvidenceCollector {
public:
    EvidenceCollector(const ExtensionParameters& options, const Clock& clock)
        : m_options(options), m_clock(clock) {}

    /// For the signer and its time stamps. Errors: SignatureInvalid, TimeStampFailed, with that name.
    [[nodiscard]] Result<Evidence> ofSignature(const CmsResult& cms, const QString& name);
    [[nodiscard]] Result<Evidence> ofTimeStamp(QByteArrayView token, const QString& name);

private:
    [[nodiscard]] Result<Evidence> ofCertificate(const Certificate& certificate,
                                                 const std::vector<Certificate>& others,
                                                 const std::vector<Certificate>& anchors,
                                                 RevocationSource source = RevocationSource::Any);
    [[nodiscard]] Result<Evidence> ofPath(const std::vector<Certificate>& path,
                                          RevocationSource source) const;

    const ExtensionParameters& m_options;
    const Clock& m_clock;
    std::map<QString, Evidence> m_known; // by the certificate's SHA-256
};

} // namespace yenile::signature
