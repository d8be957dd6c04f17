// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/client/reader_process.h"

namespace yenile::reading {

/// Judges files as signature::validateFile() does, in a reader process of its own. The process is started at
/// once, so that it is ready for the first file. Blocks: for a worker thread.
class FileJudge {
public:
    FileJudge() : m_reader(ReaderProcess::start(ReaderProcess::Skill::Judging)) {}

    /// `signedFile` is a path; empty if none is needed. Errors: those of ReaderProcess::judge().
    [[nodiscard]] Result<signature::ValidationReport> judge(const QString& path,
                                                            const signature::ValidationPolicy& policy,
                                                            const Secret& password = {},
                                                            const QString& signedFile = {});

private:
    /// The reader, started anew if the last file ended it or if drawing is needed.
    [[nodiscard]] Result<ReaderProcess*> reader(ReaderProcess::Skill skill);

    Result<std::unique_ptr<ReaderProcess>> m_reader;
    ReaderProcess::Skill m_skill = ReaderProcess::Skill::Judging;
};

/// Judges one file.
[[nodiscard]] Result<signature::ValidationReport> judgeFile(const QString& path,
                                                            const signature::ValidationPolicy& policy,
                                                            const Secret& password = {},
                                                            const QString& signedFile = {});

} // namespace yenile::reading
