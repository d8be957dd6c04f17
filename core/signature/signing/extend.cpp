// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/signing/extend.h"

#include "core/signature/container/file_kind.h"
#include "core/signature/pdf/pdf_io.h"

namespace yenile::signature {

Result<void> extendPdf(const QString& input, const QString& output, const ExtensionParameters& options,
                       PdfReviser& reviser, const Clock& clock) {
    Result<MappedFile> source = MappedFile::open(input);
    if (!source)
        return failure(source);
    const Result<QByteArray> extension = reviser.extension(input, options, clock);
    return extension ? writeAppended(output, std::move(*source), *extension) : failure(extension);
}

Result<void> extendFile(const QString& input, const QString& output, const ExtensionParameters& options,
                        PdfReviser& reviser, const Clock& clock) {
    const Result<FileKind> kind = fileKind(input);
    if (!kind)
        return failure(kind);
    if (*kind == FileKind::Cms)
        return fail(ErrorCode::SignatureKindUnsupported, {input});
    return *kind == FileKind::Pdf ? extendPdf(input, output, options, reviser, clock)
                                  : extendContainer(input, output, options, clock);
}

} // namespace yenile::signature
