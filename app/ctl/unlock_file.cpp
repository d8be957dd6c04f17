// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/password_source.h"
#include "core/base/mapped_file.h"
#include "core/signature/pdf/pdf_file.h"

// Apart from the rest, which programs link that read no PDF themselves.
namespace yenile::ctl {

Result<void> PasswordSource::unlockFile(const QString& file) {
    const auto content = MappedFile::open(file);
    if (!content)
        return {};
    const auto opened =
        unlock([&](const Secret& password) { return signature::PdfFile::open(content->bytes(), password); });
    return opened || !isLocked(opened.error().code) ? Result<void>() : failure(opened);
}

} // namespace yenile::ctl
