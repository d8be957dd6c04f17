#pragma once

#include "core/signature/pdf/pdf_file.h"

namespace yenile::signature {

/// A ByteRange that passed: two parts with the signature's hexadecimal string between them.
struct SignedRange {
    qint64 gap = 0;
    qint64 afterGap = 0;
    qint64 end = 0;
};

/// EN 319 142-1, 5.5 and ISO 32000-1, 12.8.1: everything is signed but the value of /Contents itself. Nothing
/// where that is not so.
[[nodiscard]] std::optional<SignedRange> signedRange(const PdfSignature& signature, QByteArrayView file);

/// What was done to a document after it was signed.
class LaterChanges {
public:
    /// `signatures` are all of the file; they and the file must outlive this.
    LaterChanges(QByteArrayView content, const PdfFile& file, const std::vector<PdfSignature>& signatures);

    /// All that came after this signature; what is of Kind::Other breaks its word. What no signature covers
    /// at the end may be validation data only.
    [[nodiscard]] std::vector<LaterChange> after(const PdfSignature& signature,
                                                 const SignedRange& range) const;

private:
    [[nodiscard]] std::optional<QString> formIn(const PdfSignature& signature,
                                                const SignedRange& range) const;
    [[nodiscard]] PdfFile::Changes allowedAfter(const SignedRange& range) const;
    void addSignatures(const PdfSignature& signature, const SignedRange& range,
                       std::vector<LaterChange>& changes) const;

    QByteArrayView m_content;
    const PdfFile& m_file;
    const std::vector<PdfSignature>& m_signatures;
    qint64 m_lastEnd = 0;
};

} // namespace yenile::signature
