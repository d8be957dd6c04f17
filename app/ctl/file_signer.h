#pragma once

#include "core/signature/signer.h"
#include "core/signature/validation.h"

#include <QStringList>
#include <QTemporaryDir>

namespace yenile::ctl {

/// What is to be signed into which file.
struct SigningTask {
    QStringList files;
    QString output; ///< NAME.pdf: the one PDF, signed alone; else a container

    /// In a container a file has its name alone, and a PDF has room for no other file. Errors: UsageInvalid.
    [[nodiscard]] Result<void> check() const;
    [[nodiscard]] bool isPdf() const;
};

/// Signs files: PDFs on their own, then everything in one container. The output appears when its signatures
/// have passed a validation that knows nothing of how they were made. Blocks: for a worker thread.
class FileSigner {
public:
    FileSigner(SigningTask task, signature::Signer& signer, std::vector<signature::Certificate> trustAnchors)
        : m_task(std::move(task)), m_signer(signer), m_policy{.trustAnchors = std::move(trustAnchors)} {}

    /// What the validation said: not TOTAL-PASSED where the trust anchors do not know the signer. Errors: the
    /// file errors, those of signature and signer, what the validation found altered.
    [[nodiscard]] Result<signature::Indication> sign();

private:
    [[nodiscard]] Result<void> signPdf(const QString& input, const QString& output);
    [[nodiscard]] Result<void> signContainer(const QString& output);
    [[nodiscard]] Result<signature::Indication> validate(const QString& file) const;

    SigningTask m_task;
    signature::Signer& m_signer;
    signature::ValidationPolicy m_policy;
    QTemporaryDir m_folder;
    int m_number = 0; ///< signatures so far
    int m_count = 1;  ///< signatures in all
};

} // namespace yenile::ctl
