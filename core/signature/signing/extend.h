// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/signature/certificates/certificate.h"
#include "core/signature/certificates/http_transport.h"
#include "core/signature/cms/level.h"
#include "core/signature/cms/time_stamper.h"
#include "core/signature/signing/pdf_reviser.h"

namespace yenile::signature {

/// To which level signatures are extended, and with what.
struct ExtensionParameters {
    Level level = Level::LongTerm;         ///< not Basic
    std::vector<Certificate> trustAnchors; ///< of signers and of time-stamping authorities
    HttpTransport* transport = nullptr;    ///< to OCSP responders and CRLs; not owned; null: B-T at most
    TimeStamper* timeStamper = nullptr; ///< for Archive, and for signatures without a time stamp; not owned
    std::vector<Certificate> timeStampAnchors =
        {};                           ///< of time-stamping authorities, in addition to the others
    const Secret* password = nullptr; ///< of an encrypted PDF; not owned
};

/// Extends the signatures of a PDF, in further incremental updates: a document time stamp if a signature has
/// no time stamp yet (B-T), then the validation data (B-LT), then a document time stamp over them (B-LTA).
/// They are the reviser's; `output` is `input` and what it made. `output` is written completely or not at
/// all. It is not on the disk yet then: whoever keeps it writes it with writeFile(). Errors: those of
/// opening; SignatureMissing; CertificateUntrusted if a certificate has no path to an anchor;
/// TimeStampFailed; the transport's if revocation data cannot be fetched.
[[nodiscard]] Result<void> extendPdf(const QString& input, const QString& output,
                                     const ExtensionParameters& options, PdfReviser& reviser,
                                     const Clock& clock);

/// The same for an ASiC-E container: a signature time stamp (CAdES B-T), certificates and revocation data in
/// each CMS (B-LT, EN 319 122-1, 6.3), and an archive manifest with a time stamp over all members (B-LTA, EN
/// 319 162-1, A.7).
[[nodiscard]] Result<void> extendContainer(const QString& input, const QString& output,
                                           const ExtensionParameters& options, const Clock& clock);

/// Either of them, by the file's content. Errors: FileDamaged if it is neither; SignatureKindUnsupported for
/// a separate CMS.
[[nodiscard]] Result<void> extendFile(const QString& input, const QString& output,
                                      const ExtensionParameters& options, PdfReviser& reviser,
                                      const Clock& clock);

} // namespace yenile::signature
