// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/prolong.h"
#include "core/base/temporary_folder.h"
#include "core/reading/client/file_judge.h"
#include "core/reading/client/file_reviser.h"
#include "core/signature/cms/usage_profile.h"
#include "core/signature/pdf/visible_signature.h"
#include "core/signature/signing/signer.h"
#include "core/signature/validation/validation.h"

#include <QStringList>

namespace yenile::ctl {

/// What to sign, and into which file.
struct SigningTask {
    QStringList files;
    QString output; ///< NAME.pdf: the one PDF, signed alone; else a container
    std::optional<signature::SignaturePlace> place = {}; ///< where the signature of a PDF is seen
    QString reason = {};                                 ///< for which PDFs are signed
    signature::DigestAlgorithm digest = signature::DigestAlgorithm::Sha256;
    signature::UsageProfile profile = signature::UsageProfile::P1;
    const Secret* password = nullptr; ///< of encrypted PDFs; not owned

    /// Checks the names before the PIN is asked for: a container has one file of each name, and a signed PDF
    /// is one file. Errors: UsageInvalid, FileNotReadable, FileIsFolder; those of
    /// signature::checkNewMembers().
    [[nodiscard]] Result<void> check() const;
    [[nodiscard]] bool isPdf() const;
};

/// The validation of the signed file, and its level.
struct SignedFile {
    signature::Indication indication = signature::Indication::Indeterminate;
    Prolonged prolonged;
    std::optional<Error> clock;       ///< ClockWrong if a time stamp has another time than this computer
    QStringList earlierProblems = {}; ///< earlier signatures of PDFs that were invalid before
    QStringList notes = {};           ///< what visible signatures lack
};

/// The processes that read the files.
struct SigningReaders {
    reading::FileJudge judge;
    reading::FileReviser reviser;
};

/// Signs files: PDFs on their own, then everything in one container. The output is written after its
/// signatures have passed an independent validation. Blocks: for a worker thread.
class FileSigner {
public:
    /// The options have the level and the trust anchors. `readers` parse the PDFs and validate the result.
    /// `tell` gets the notes before the signer is asked.
    FileSigner(SigningTask task, signature::Signer& signer, SigningReaders& readers,
               signature::ExtensionParameters lasting, std::function<void(const QString&)> tell)
        : m_task(std::move(task)), m_signer(signer), m_readers(readers), m_lasting(std::move(lasting)),
          m_tell(std::move(tell)), m_prolonged{m_lasting.level, {}} {}

    /// The result is not TOTAL-PASSED if the trust anchors do not know the signer. If the level cannot be
    /// reached, the signature is kept at a lower one. Errors: the file errors, those of signature and signer,
    /// alterations that the validation found.
    [[nodiscard]] Result<SignedFile> sign();

private:
    [[nodiscard]] Result<void> signPdf(const QString& input, const QString& output);
    [[nodiscard]] Result<void> signContainer(const TemporaryFolder& folder, const QString& output);
    [[nodiscard]] signature::TimeStamper* timeStamper() const;
    [[nodiscard]] Result<void> finish(const Result<void>& made, const QString& file, bool isStamped);
    [[nodiscard]] Result<SignedFile> validate(const QString& file);
    void judgeEarlier();
    [[nodiscard]] Result<signature::ValidationReport> judge(const QString& file) const;

    SigningTask m_task;
    signature::Signer& m_signer;
    SigningReaders& m_readers;
    signature::ExtensionParameters m_lasting;
    std::function<void(const QString&)> m_tell;
    Prolonged m_prolonged; ///< the lowest of all signatures so far
    QStringList m_earlierProblems, m_notes;
    int m_number = 0; ///< signatures so far
    int m_count = 1;  ///< signatures in all
};

} // namespace yenile::ctl
