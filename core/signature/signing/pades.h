// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/signature/cms/time_stamper.h"
#include "core/signature/cms/usage_profile.h"
#include "core/signature/pdf/visible_signature.h"
#include "core/signature/signing/signer.h"

#include <functional>

namespace yenile::signature {

struct PadesOptions {
    DigestAlgorithm digest = DigestAlgorithm::Sha256;
    UsageProfile profile = UsageProfile::P1;
    QString description; ///< for the PIN prompt
    int number = 1;
    int count = 1;
    QString reason;   ///< /Reason, where given
    QString location; ///< /Location, where given
    /// Bytes kept for the CMS in /Contents; more are taken when chain and signature need them.
    int reservedBytes = 16 * 1024;
    /// For level B-T: who stamps the signature. Not owned.
    TimeStamper* timeStamper = nullptr;
    /// Where the signature is seen, with name, time and reason; nowhere if not given.
    std::optional<SignaturePlace> place = {};
    /// Hears, before the signer is asked, what will not be as one may expect: sentences for people.
    std::function<void(const QString&)> tell = {};
    const Secret* password = nullptr; ///< that the file wants; not owned
};

/// Signs a PDF file with PAdES baseline B-B (ETSI EN 319 142-1, 6): SubFilter ETSI.CAdES.detached, claimed
/// time in /M, no CMS signing-time, ESS signing-certificate-v2. Written as an incremental update (ISO
/// 32000-1, 7.5.6): every byte of `input` is the beginning of `output`. `output` appears whole or not at all.
/// Errors: those of PdfFile::open(), PdfChangeForbidden, PdfFeatureUnsupported (also of a place that the
/// document does not have), the file errors, the
/// signer's. TimeStampFailed: the stamp alone is missing, `output` was written at level B-B.
[[nodiscard]] Result<void> signPdf(const QString& input, const QString& output, Signer& signer,
                                   const PadesOptions& options, const Clock& clock);

} // namespace yenile::signature
