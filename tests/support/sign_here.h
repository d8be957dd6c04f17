// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/mapped_file.h"
#include "core/signature/revising/revise.h"
#include "core/signature/signing/pades.h"

/// Signing and extending without a reader process, for tests of what is made.
namespace yenile::signature {

/// Reads PDFs in this process.
class ReviserHere final : public PdfReviser {
public:
    [[nodiscard]] Result<SignatureLayout> layOut(const QString& file, const SignatureRequest& request,
                                                 const Secret& password) override {
        const auto content = MappedFile::open(file);
        return content ? layOutSignature(content->bytes(), request, password) : failure(content);
    }
    [[nodiscard]] Result<QByteArray> extension(const QString& file, const ExtensionParameters& parameters,
                                               const Clock& clock) override {
        const auto content = MappedFile::open(file);
        return content ? extensionOf(content->bytes(), parameters, clock) : failure(content);
    }
};

[[nodiscard]] inline Result<void> signPdf(const QString& input, const QString& output, Signer& signer,
                                          const PadesOptions& options, const Clock& clock) {
    ReviserHere reviser;
    return signPdf(input, output, signer, reviser, options, clock);
}

[[nodiscard]] inline Result<void> extendPdf(const QString& input, const QString& output,
                                            const ExtensionParameters& options, const Clock& clock) {
    ReviserHere reviser;
    return extendPdf(input, output, options, reviser, clock);
}

[[nodiscard]] inline Result<void> extendFile(const QString& input, const QString& output,
                                             const ExtensionParameters& options, const Clock& clock) {
    ReviserHere reviser;
    return extendFile(input, output, options, reviser, clock);
}

} // namespace yenile::signature
