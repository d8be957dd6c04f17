// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/client/reader_process.h"

namespace yenile::reading {

/// Has PDFs read and their revisions made in a reader process, for programs that handle a PIN. The process is
/// started when it is first needed, and serves for all files. Blocks: for a worker thread; one at a time.
/// Errors of all: those of ReaderProcess, FileNotReadable.
class FileReviser final : public signature::PdfReviser {
public:
    /// Finds out whether a PDF opens with a password. Errors: those of signature::PdfFile::open().
    [[nodiscard]] Result<void> open(const QString& file, const Secret& password);

    [[nodiscard]] Result<signature::SignatureLayout>
    layOut(const QString& file, const signature::SignatureRequest& request, const Secret& password) override;
    [[nodiscard]] Result<QByteArray> extension(const QString& file,
                                               const signature::ExtensionParameters& parameters,
                                               const Clock& clock) override;

private:
    template <typename Ask>
    auto ask(const QString& path, const Ask& ask)
        -> decltype(ask(std::declval<ReaderProcess&>(), std::declval<process::SharedFile&>()));

    std::unique_ptr<ReaderProcess> m_reader;
};

} // namespace yenile::reading
