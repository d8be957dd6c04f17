// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/client/file_judge.h"

namespace yenile::reading {

Result<ReaderProcess*> FileJudge::reader(ReaderProcess::Skill skill) {
    const bool suits = skill == ReaderProcess::Skill::Judging || m_skill == ReaderProcess::Skill::Drawing;
    if (!suits || !m_reader || !(*m_reader)->isUsable()) {
        m_reader = ReaderProcess::start(skill);
        m_skill = skill;
    }
    return m_reader ? Result<ReaderProcess*>(m_reader->get()) : failure(m_reader);
}

Result<signature::ValidationReport> FileJudge::judge(const QString& path,
                                                     const signature::ValidationPolicy& policy,
                                                     const Secret& password, const QString& signedFile) {
    const auto file = process::SharedFile::open(path);
    if (!file)
        return failure(file);
    FileBeside beside{&password, nullptr};
    std::optional<process::SharedFile> signedBytes;
    if (!signedFile.isEmpty()) {
        auto opened = process::SharedFile::open(signedFile);
        if (!opened)
            return failure(opened);
        beside.signedFile = &signedBytes.emplace(std::move(*opened));
    }
    const qint64 size = file->size() + (signedBytes ? signedBytes->size() : 0);
    const auto ask = [&](ReaderProcess::Skill skill) -> Result<Judgement> {
        const Result<ReaderProcess*> asked = reader(skill);
        return asked ? (*asked)->judge(*file, path, policy, {}, allowanceFor(size), beside) : failure(asked);
    };
    auto judgement = ask(ReaderProcess::Skill::Judging);
    if (judgement && judgement->lacksPageText)
        judgement = ask(ReaderProcess::Skill::Drawing);
    return judgement ? Result<signature::ValidationReport>(std::move(judgement->report)) : failure(judgement);
}

Result<signature::ValidationReport> judgeFile(const QString& path, const signature::ValidationPolicy& policy,
                                              const Secret& password, const QString& signedFile) {
    return FileJudge().judge(path, policy, password, signedFile);
}

} // namespace yenile::reading
