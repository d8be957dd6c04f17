#pragma once

#include "core/signature/pdf_file.h"

#include <qpdf/Buffer.hh>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFTokenizer.hh>

/// What the pdf_*.cpp files share of qpdf.
namespace yenile::signature {

struct PdfFile::Document {
    QByteArrayView content;
    QPDF qpdf;
};

namespace pdf {

constexpr int deepestNesting = 64; ///< of page and field trees

inline PdfReference reference(const QPDFObjectHandle& object) {
    return {object.getObjectID(), object.getGeneration()};
}
inline QByteArray bytes(const std::string& text) {
    return QByteArray::fromStdString(text);
}

/// `dictionary` as text with some entries put in or replaced.
[[nodiscard]] QByteArray dictionaryWith(QPDFObjectHandle dictionary,
                                        const std::map<std::string, QByteArray>& entries);

/// The page tree's first leaf. Throws like qpdf.
[[nodiscard]] QPDFObjectHandle firstPage(QPDF& qpdf);

/// Nothing for a file that is not encrypted.
[[nodiscard]] std::optional<PdfEncryption> encryptionOf(QPDF& qpdf);

[[nodiscard]] inline std::unexpected<Error> damaged(const char* cause) {
    return fail(ErrorCode::PdfDamaged, {}, QString::fromUtf8(cause));
}

/// Objects are read when they are asked for: what qpdf had to guess since the last time. Errors: PdfDamaged.
[[nodiscard]] Result<void> checkWarnings(QPDF& qpdf);

/// qpdf speaks in exceptions; none leaves this folder.
template <typename Work>
auto guarded(Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const QPDFExc& exception) {
        // Encryption for certain recipients is all that qpdf does not support.
        const bool locked =
            exception.getErrorCode() == qpdf_e_password || exception.getErrorCode() == qpdf_e_unsupported;
        return fail(locked ? ErrorCode::PdfEncrypted : ErrorCode::PdfDamaged, {},
                    QString::fromStdString(exception.getMessageDetail()));
    } catch (const std::exception& exception) {
        return damaged(exception.what());
    }
}

} // namespace pdf
} // namespace yenile::signature
