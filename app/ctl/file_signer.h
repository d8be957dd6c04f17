// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/prolong.h"
#include "core/reading/client/file_judge.h"
#include "core/signature/cms/usage_profile.h"
#include "core/signature/pdf/visible_signature.h"
#include "core/signature/signing/signer.h"
#include "core/signature/validation/validation.h"

#include <QStringList>
#include <QTemporaryDir>

namespace yenile::ctl {

/// What is to be signed into which file.
struct SigningTask {
    QStringList files;
    QString output; ///< NAME.pdf: the one PDF, signed alone; else a container
    std::optional<signature::SignaturePlace> place = {}; ///< where the signature of a PDF is seen
    QString reason = {};                                 ///< for which PDFs are signed
    signature::DigestAlgorithm digest = signature::DigestAlgorithm::Sha256;
    signature::UsageProfile profile = signature::UsageProfile::P1;
    const Secret* password = nullptr; ///< of the PDFs that want one; not owned

    /// Before the PIN is asked for: in a container a file has its name alone, and a PDF has room for no other
    /// file. Errors: UsageInvalid, FileNotReadable, FileIsFolder; those of signature::checkNewMembers().
    [[nodiscard]] Result<void> check() const;
    [[nodiscard]] bool isPdf() const;
};

/// What the validation said of the signed file, and how long that will last.
struct SignedFile {
    signature::Indication indication = signature::Indication::Indeterminate;
    Prolonged prolonged;
    std::optional<Error> clock;       ///< ClockWrong where a time stamp says another time than this computer
    QStringList earlierProblems = {}; ///< earlier signatures of PDFs that did not hold before
    QStringList notes = {};           ///< what is not seen of a signature as one may expect
};

/// Signs files: PDFs on their own, then everything in one container. The output appears when its signatures
/// have passed a validation that knows nothing of how they were made. Blocks: for a worker thread.
class FileSigner {
public:
    /// The options say what the signatures are to last for, and what is trusted.
    /// `judge` checks what was made. `tell` hears the notes before the signer is asked.
    FileSigner(SigningTask task, signature::Signer& signer, reading::FileJudge& judge,
               signature::ExtendOptions lasting, std::function<void(const QString&)> tell)
        : m_task(std::move(task)), m_signer(signer), m_judge(judge), m_lasting(std::move(lasting)),
          m_tell(std::move(tell)), m_prolonged{m_lasting.level, {}} {}

    /// Not TOTAL-PASSED where the trust anchors do not know the signer. A level that cannot be reached costs
    /// nothing but itself. Errors: the file errors, those of signature and signer, what the validation found
    /// altered.
    [[nodiscard]] Result<SignedFile> sign();

private:
    [[nodiscard]] Result<void> signPdf(const QString& input, const QString& output);
    [[nodiscard]] Result<void> signContainer(const QString& output);
    [[nodiscard]] signature::TimeStamper* timeStamper() const;
    [[nodiscard]] Result<void> finish(const Result<void>& made, const QString& file, bool isStamped);
    [[nodiscard]] Result<SignedFile> validate(const QString& file);
    void judgeEarlier();
    [[nodiscard]] Result<signature::ValidationReport> judge(const QString& file) const;

    SigningTask m_task;
    signature::Signer& m_signer;
    reading::FileJudge& m_judge;
    signature::ExtendOptions m_lasting;
    std::function<void(const QString&)> m_tell;
    Prolonged m_prolonged; ///< the least of all signatures so far
    QStringList m_earlierProblems, m_notes;
    QTemporaryDir m_folder;
    int m_number = 0; ///< signatures so far
    int m_count = 1;  ///< signatures in all
};

} // namespace yenile::ctl
