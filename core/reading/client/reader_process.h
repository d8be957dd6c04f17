// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/process/child_process.h"
#include "core/process/shared_file.h"
#include "core/reading/judgement.h"
#include "core/reading/page.h"

#include <QCborMap>

namespace yenile::reading {

namespace protocol {
struct Question;
struct Task;
} // namespace protocol

/// What a file may cost whoever reads it.
struct Allowance {
    qint64 memory = 0; ///< bytes, besides the file itself
    qint64 processorSeconds = 0;
};
/// What lies beside a file that is judged. Not owned.
struct FileBeside {
    const Secret* password = nullptr;                ///< that PDFs want
    const process::SharedFile* signedFile = nullptr; ///< over which a CMS stands
};

/// Of a file of so many bytes whose signatures are judged.
[[nodiscard]] Allowance allowanceFor(qint64 size);

/// A process `yenile-reader`, in which files of strangers are parsed and drawn, so that this one does
/// neither. Blocks: for a worker thread. One thread at a time; kill() may come from any.
///
/// Errors of every request: ReaderMissing, ReaderFailed (it came to a bad end), DocumentTooCostly; after
/// these it is of no use any more.
class ReaderProcess {
public:
    /// What it is to be able to. Who draws is slow to start, and judges as well.
    enum class Skill { Judging, Drawing };
    [[nodiscard]] static Result<std::unique_ptr<ReaderProcess>> start(Skill skill);
    ReaderProcess(const ReaderProcess&) = delete;
    ReaderProcess& operator=(const ReaderProcess&) = delete;
    ~ReaderProcess();

    /// Judges the signatures of a PDF or a container; `name` is what the file is called in the report. Any
    /// number of files, one after the other; on Windows one. Where the judgement lacks the text of pages, one
    /// that draws is to be asked. Errors: those of validateBytes().
    [[nodiscard]] Result<Judgement> judge(const process::SharedFile& file, const QString& name,
                                          const signature::ValidationPolicy& policy,
                                          const std::optional<MemberQuestion>& members,
                                          const Allowance& allowance, const FileBeside& beside = {});

    /// Opens a PDF, of which words and pages can be had from then on, by a reader that draws. The last that
    /// this reader does. Errors: PdfDamaged, PdfEncrypted, PdfPasswordWrong.
    [[nodiscard]] Result<Overview> show(const process::SharedFile& file, const Secret& password = {});
    [[nodiscard]] Result<QList<Word>> words(int page);
    [[nodiscard]] Result<PageImage> draw(int page, double dotsPerInch);

    /// Ends what is under way.
    void kill() { m_process->kill(); }
    /// Whether it can be asked once more.
    [[nodiscard]] bool isUsable() const { return !m_process->hasEnded(); }
    [[nodiscard]] qint64 processId() const { return m_process->processId(); }

private:
    explicit ReaderProcess(std::unique_ptr<process::ChildProcess> process);
    [[nodiscard]] Result<void> begin(const protocol::Task& task, const process::SharedFile& file,
                                     const FileBeside& beside);
    [[nodiscard]] Result<void> send(const process::SharedFile& file);
    [[nodiscard]] Result<void> send(const QCborMap& message);
    [[nodiscard]] Result<void> sendFrame(QByteArrayView frame);
    [[nodiscard]] Result<QCborMap> receive();
    [[nodiscard]] Result<QByteArray> receiveFrame();
    [[nodiscard]] std::unexpected<Error> gone(const Error& how);

    std::unique_ptr<process::ChildProcess> m_process;
    qint64 m_seconds = 0; ///< that an answer may take
};

} // namespace yenile::reading
