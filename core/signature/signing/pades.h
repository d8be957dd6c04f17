// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/signature/cms/time_stamper.h"
#include "core/signature/cms/usage_profile.h"
#include "core/signature/signing/pdf_reviser.h"
#include "core/signature/signing/signer.h"

#include <functional>

namespace yenile::signature {

struct PadesOptions {
    DigestAlgorithm digest = DigestAlgorithm::Sha256;
    UsageProfile profile = UsageProfile::P1;
    QString description; ///< for the PIN prompt
    int number = 1;
    int count = 1;
    QString reason;   ///< /Reason; may be empty
    QString location; ///< /Location; may be empty
    /// For level B-T: the time-stamping authority. Not owned.
    TimeStamper* timeStamper = nullptr;
    /// Where the signature is visible, with name, time and reason. Invisible if not set.
    std::optional<SignaturePlace> place = {};
    /// Gets sentences for people, before the signer is asked: what the visible signature will lack.
    std::function<void(const QString&)> tell = {};
    const Secret* password = nullptr; ///< of an encrypted file; not owned
};

/// Signs a PDF file with PAdES baseline B-B (ETSI EN 319 142-1, 6): SubFilter ETSI.CAdES.detached, claimed
/// time in /M, no CMS signing-time, ESS signing-certificate-v2. It is an incremental update (ISO
/// 32000-1, 7.5.6): `output` begins with all bytes of `input`. `output` is written completely or not at all.
/// The PDF is parsed by the reviser alone. What is signed are the bytes of `input` and of the revision that
/// the reviser made, all but the signature's own value; here nothing of them is parsed.
/// Errors: those of PdfReviser::layOut() (PdfFeatureUnsupported also if the document lacks the page or
/// field); ReaderFailed if what it made does not fit; the file errors; the signer's. TimeStampFailed: only
/// the time stamp is missing, and `output` was written at level B-B.
[[nodiscard]] Result<void> signPdf(const QString& input, const QString& output, Signer& signer,
                                   PdfReviser& reviser, const PadesOptions& options, const Clock& clock);

} // namespace yenile::signature
