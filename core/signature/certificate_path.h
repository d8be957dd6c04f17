#pragma once

#include "core/signature/finding.h"

namespace yenile::signature {

/// Whether the policy trusts this certificate to have signed a document: chain to an anchor and validity at
/// the policy's time (RFC 5280, 6), strength of every key and signature on the way (auth level 2),
/// content-commitment key usage, qualified statements where they are required. Nothing: trusted. `name` is
/// for the finding.
[[nodiscard]] std::optional<Finding> checkSigner(const Certificate& signer,
                                                 const std::vector<Certificate>& others,
                                                 const ValidationPolicy& policy, const QString& name);

/// The same for a certificate that signs time stamps (RFC 3161, 2.3).
[[nodiscard]] std::optional<Finding> checkTimeStampAuthority(const Certificate& authority,
                                                             const std::vector<Certificate>& others,
                                                             const ValidationPolicy& policy,
                                                             const QString& name);

/// Whether its extended key usage is critical and timeStamping alone.
[[nodiscard]] bool isTimeStampAuthority(const Certificate& certificate);

/// Nothing signs the certificates that come along in a CMS, and a changed one that nobody needs would not be
/// noticed: this finds one that is not signed by another one or by an anchor.
[[nodiscard]] std::optional<Finding> checkCompanions(const std::vector<Certificate>& certificates,
                                                     const ValidationPolicy& policy, const QString& name);

} // namespace yenile::signature
