// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/signing/extend.h"

#include "core/signature/container/file_kind.h"

namespace yenile::signature {

Result<void> extendFile(const QString& input, const QString& output, const ExtensionParameters& options,
                        const Clock& clock) {
    const Result<FileKind> kind = fileKind(input);
    if (!kind)
        return failure(kind);
    if (*kind == FileKind::Cms)
        return fail(ErrorCode::SignatureKindUnsupported, {input});
    return *kind == FileKind::Pdf ? extendPdf(input, output, options, clock)
                                  : extendContainer(input, output, options, clock);
}

} // namespace yenile::signature
