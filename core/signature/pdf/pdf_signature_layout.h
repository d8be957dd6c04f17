// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/crypto/signature_algorithm.h"
#include "core/signature/pdf/pdf_file.h"
#include "core/signature/pdf/visible_signature.h"

#include <QByteArrayView>

namespace yenile::signature {

/// A revision with one more filled signature field, laid out to the last byte but for the value of /Contents.
class SignatureLayout {
public:
    enum class Appearance {
        Empty, ///< PDF/A-1 wants one of every widget
        None   ///< as validators expect of a document time stamp
    };

    /// `entries` are those of the signature dictionary but /ByteRange and /Contents, for which `reserved`
    /// bytes are kept. A visible signature has an appearance of its own. Errors: PdfDamaged,
    /// PdfChangeForbidden, PdfFeatureUnsupported.
    [[nodiscard]] static Result<SignatureLayout> make(const PdfFile& file, QByteArrayView original,
                                                      const QByteArray& entries, qsizetype reserved,
                                                      Appearance appearance,
                                                      const std::optional<VisibleSignature>& visible = {});

    /// What will not be seen as one may expect; sentences for whoever is about to sign.
    [[nodiscard]] const QStringList& notes() const { return m_notes; }
    /// Of everything but the value of /Contents.
    [[nodiscard]] QByteArray digest(DigestAlgorithm algorithm) const;
    /// Bytes that the value may have.
    [[nodiscard]] qsizetype room() const { return (m_afterContents - m_contents) / 2 - 1; }
    /// What is to be appended, with that value. It must fit.
    [[nodiscard]] QByteArray filledWith(const QByteArray& value) const;

private:
    explicit SignatureLayout(QByteArrayView original) : m_original(original) {}

    QByteArrayView m_original;
    QByteArray m_bytes;
    QStringList m_notes;
    qsizetype m_contents = 0; ///< of the `<` in them
    qsizetype m_afterContents = 0;
};

} // namespace yenile::signature
