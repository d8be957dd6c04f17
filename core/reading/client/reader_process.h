// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/process/child_process.h"
#include "core/process/shared_file.h"
#include "core/reading/judgement.h"
#include "core/reading/page.h"
#include "core/signature/signing/extend.h"

#include <QCborMap>

namespace yenile::reading {

namespace protocol {
struct Task;
} // namespace protocol
struct WaysOut;

/// What a file may cost its reader.
struct Allowance {
    qint64 memory = 0; ///< bytes, besides the file itself
    qint64 processorSeconds = 0;
};
/// What comes with a file that is judged. Not owned.
struct FileBeside {
    const Secret* password = nullptr;                ///< for encrypted PDFs
    const process::SharedFile* signedFile = nullptr; ///< the content of a detached CMS
};

/// The allowance for judging a file of that size.
[[nodiscard]] Allowance allowanceFor(qint64 size);

/// A `yenile-reader` process. It parses and draws files from outside, so that this process need not. Blocks:
/// for a worker thread. One thread at a time may use it; kill() may be called from any. Errors of every
/// request: ReaderMissing; ReaderFailed (it crashed); DocumentTooCostly. After these it cannot be used any
/// more.
class ReaderProcess {
public:
    /// What it has to be able to do. The others are slower to start, and can judge as well.
    enum class Skill { Judging, Drawing, Revising };
    [[nodiscard]] static Result<std::unique_ptr<ReaderProcess>> start(Skill skill);
    ReaderProcess(const ReaderProcess&) = delete;
    ReaderProcess& operator=(const ReaderProcess&) = delete;
    ~ReaderProcess();

    /// Judges the signatures of a PDF or a container. `name` is the file's name in the report. Takes any
    /// number of files, one after the other; on Windows one. If the judgement lacks the text of pages, ask a
    /// reader that draws. Errors: those of validateBytes().
    [[nodiscard]] Result<Judgement> judge(const process::SharedFile& file, const QString& name,
                                          const signature::ValidationPolicy& policy,
                                          const std::optional<MemberQuestion>& members,
                                          const Allowance& allowance, const FileBeside& beside = {});

    /// Opens a PDF, so that words() and draw() can be called. For a reader that draws, and the last file that
    /// it opens. Errors: PdfDamaged, PdfEncrypted, PdfPasswordWrong.
    [[nodiscard]] Result<Overview> show(const process::SharedFile& file, const Secret& password = {});
    [[nodiscard]] Result<QList<Word>> words(int page);
    [[nodiscard]] Result<PageImage> draw(int page, double dotsPerInch);

    // For a reader that revises; any number of files, one after the other; on Windows one.
    /// Opens a PDF and no more. Errors: those of signature::PdfFile::open().
    [[nodiscard]] Result<void> open(const process::SharedFile& file, const Secret& password);
    /// As signature::PdfReviser has it. Errors: ReaderFailed as well if what it made does not fit the file.
    [[nodiscard]] Result<signature::SignatureLayout> layOut(const process::SharedFile& file,
                                                            const signature::SignatureRequest& request,
                                                            const Secret& password);
    /// As signature::PdfReviser has it. Servers are asked by this process.
    [[nodiscard]] Result<QByteArray> extension(const process::SharedFile& file,
                                               const signature::ExtensionParameters& parameters,
                                               const Clock& clock);

    /// Ends the request that is under way.
    void kill() { m_process->kill(); }
    /// Whether it can still be used.
    [[nodiscard]] bool isUsable() const { return !m_isDone && !m_process->hasEnded(); }
    [[nodiscard]] qint64 processId() const { return m_process->processId(); }

private:
    explicit ReaderProcess(std::unique_ptr<process::ChildProcess> process);
    /// Its answer to a task that is about that file alone.
    [[nodiscard]] Result<QCborMap> answerTo(protocol::Task task, const process::SharedFile& file,
                                            const Allowance& allowance, const FileBeside& beside,
                                            const WaysOut& ways);
    [[nodiscard]] Result<void> begin(const protocol::Task& task, const process::SharedFile& file,
                                     const FileBeside& beside);
    [[nodiscard]] Result<void> send(const process::SharedFile& file);
    [[nodiscard]] Result<void> send(const QCborMap& message);
    [[nodiscard]] Result<void> sendFrame(QByteArrayView frame);
    [[nodiscard]] Result<QCborMap> receive();
    [[nodiscard]] Result<QByteArray> receiveFrame();
    [[nodiscard]] std::unexpected<Error> gone(const Error& how);

    std::unique_ptr<process::ChildProcess> m_process;
    qint64 m_seconds = 0;  ///< time limit of an answer
    bool m_isDone = false; ///< its last file was answered about
};

} // namespace yenile::reading
