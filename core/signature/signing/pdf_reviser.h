// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/signature/pdf/signature_layout.h"
#include "core/signature/pdf/visible_signature.h"

#include <QDateTime>

namespace yenile::signature {

struct ExtensionParameters;

/// What a further signature of a PDF is to say and to show (ISO 32000-1, 12.8.1).
struct SignatureRequest {
    QDateTime time = {};   ///< /M
    QString reason = {};   ///< /Reason; may be empty
    QString location = {}; ///< /Location; may be empty
    qsizetype room = 0;    ///< bytes to be kept for the CMS
    std::optional<VisibleSignature> visible = {};
};

/// Reads PDFs and makes what is appended to them when they are signed or extended. It knows no key and no
/// PIN, so it can be in another process than the signer (reading::FileReviser). May block: for worker
/// threads. Errors of both: those of PdfFile::open(), PdfChangeForbidden, PdfFeatureUnsupported.
class PdfReviser {
public:
    PdfReviser() = default;
    PdfReviser(const PdfReviser&) = delete;
    PdfReviser& operator=(const PdfReviser&) = delete;
    virtual ~PdfReviser() = default;

    /// Lays out a further signature of a file.
    [[nodiscard]] virtual Result<SignatureLayout> layOut(const QString& file, const SignatureRequest& request,
                                                         const Secret& password) = 0;
    /// The revisions with which a file's signatures reach a level, as extendPdf() has them.
    [[nodiscard]] virtual Result<QByteArray>
    extension(const QString& file, const ExtensionParameters& parameters, const Clock& clock) = 0;
};

} // namespace yenile::signature
