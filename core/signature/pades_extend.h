#pragma once

#include "core/base/clock.h"
#include "core/signature/certificate.h"
#include "core/signature/http_transport.h"
#include "core/signature/time_stamper.h"

namespace yenile::signature {

/// What a PDF's signatures are to last for (ETSI EN 319 142-1, 6).
enum class PadesLevel {
    LongTerm, ///< B-LT: certificates and revocation data in the document security store
    Archive   ///< B-LTA: that, and a document time stamp over all of it
};

struct ExtendOptions {
    PadesLevel level = PadesLevel::LongTerm;
    std::vector<Certificate> trustAnchors; ///< of signers and of time-stamping authorities
    HttpTransport* transport = nullptr;    ///< to responders and lists; not owned, never null
    TimeStamper* timeStamper = nullptr; ///< for Archive, and for signatures without a time stamp; not owned
};

/// Adds to a signed PDF, by further incremental updates, what its signatures need to be judged later on: a
/// document time stamp where a signature has none yet, then the validation data, then for Archive a document
/// time stamp over them. `output` appears whole or not at all. Errors: those of opening; SignatureMissing;
/// CertificateUntrusted when a certificate has no path to an anchor; TimeStampFailed; the transport's when
/// revocation data cannot be had.
[[nodiscard]] Result<void> extendPdf(const QString& input, const QString& output,
                                     const ExtendOptions& options, const Clock& clock);

} // namespace yenile::signature
