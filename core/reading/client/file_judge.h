// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/client/reader.h"

namespace yenile::reading {

/// Judges files as signature::validateFile() does, in a reader of its own. That is started at once, so that
/// it is ready when the first file is. Blocks: for a worker thread.
class FileJudge {
public:
    FileJudge() : m_reader(Reader::start(Reader::Skill::Judging)) {}

    /// `signedFile` is a path, empty where none is needed. Errors: those of Reader::judge().
    [[nodiscard]] Result<signature::ValidationReport> judge(const QString& path,
                                                            const signature::ValidationPolicy& policy,
                                                            const Secret& password = {},
                                                            const QString& signedFile = {});

private:
    /// Where a file brought the last one to its end, or to draw, another one.
    [[nodiscard]] Result<Reader*> reader(Reader::Skill skill);

    Result<std::unique_ptr<Reader>> m_reader;
    Reader::Skill m_skill = Reader::Skill::Judging;
};

/// One file, by a judge of its own.
[[nodiscard]] Result<signature::ValidationReport> judgeFile(const QString& path,
                                                            const signature::ValidationPolicy& policy,
                                                            const Secret& password = {},
                                                            const QString& signedFile = {});

} // namespace yenile::reading
