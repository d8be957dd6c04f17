// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_file.h"
#include "core/signature/pdf/pdf_limits.h"
#include "core/signature/pdf/pdf_unpacking.h"

#include <qpdf/Buffer.hh>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFNumberTreeObjectHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFStreamFilter.hh>
#include <qpdf/QPDFTokenizer.hh>
#include <qpdf/QUtil.hh>

/// What the pdf_*.cpp files share of qpdf.
namespace yenile::signature {

struct PdfFile::Document {
    QByteArrayView content;
    Secret password; ///< as the file wants it; empty where it wants none
    bool mayBeHybrid = false;
    QPDF qpdf;
};

namespace pdf {

inline PdfReference reference(const QPDFObjectHandle& object) {
    return {object.getObjectID(), object.getGeneration()};
}
inline QByteArray bytes(const std::string& text) {
    return QByteArray::fromStdString(text);
}

/// What qpdf parts tokens at: a vertical tab as well, other than ISO 32000-1, 7.2.2.
inline bool isSpace(char c) {
    return c == 0 || QUtil::is_space(c);
}

/// `dictionary` as text with some entries put in or replaced.
[[nodiscard]] QByteArray dictionaryWith(QPDFObjectHandle dictionary,
                                        const std::map<std::string, QByteArray>& entries);

/// Reads strictly: nothing is repaired. Throws like qpdf.
void openDocument(QPDF& qpdf, QByteArrayView content, const Secret& password);

/// Where the newest cross-reference section begins. Errors: PdfDamaged.
[[nodiscard]] Result<qint64> newestXref(QByteArrayView content);

/// The page tree's first leaf. Throws like qpdf.
[[nodiscard]] QPDFObjectHandle firstPage(QPDF& qpdf);

/// The first of enough object numbers for an update, from `first`, that no reference in the file names.
/// Throws like qpdf.
[[nodiscard]] int freeNumbers(QPDF& qpdf, QByteArrayView content, int first);

/// Puts the form's dictionary where the form stands, or under `number` where it has no object of its own.
void putForm(QPDFObjectHandle root, const PdfReference& number, const QByteArray& body,
             std::vector<PdfObject>& changed);

/// Nothing for a file that is not encrypted.
[[nodiscard]] std::optional<PdfEncryption> encryptionOf(QPDF& qpdf);

/// A reason for people, in their language. Those that stand in the code are marked "PdfReason".
[[nodiscard]] QString words(const char* reason);

/// `cause` is for the log; people are told roughly where the damage is.
[[nodiscard]] std::unexpected<Error> damaged(const char* cause);
[[nodiscard]] std::unexpected<Error> forbidden(const char* reason);
[[nodiscard]] std::unexpected<Error> unsupported(const char* reason);
[[nodiscard]] std::unexpected<Error> limitExceeded(const char* reason);
[[nodiscard]] std::unexpected<Error> refusal(const QPDFExc& exception);

/// Objects are read when they are asked for: what qpdf had to guess since the last time. Errors: PdfDamaged.
[[nodiscard]] Result<void> checkWarnings(QPDF& qpdf);

/// qpdf speaks in exceptions; none leaves this folder. `content` is that of the file that is worked on.
template <typename Work>
auto guarded(QByteArrayView content, Work work) -> decltype(work()) {
    const UnpackingLimit unpacking(content.size());
    try {
        return work();
    } catch (const LimitExceeded& limit) {
        return limitExceeded(limit.reason);
    } catch (const QPDFExc& exception) {
        return refusal(exception);
    } catch (const std::exception& exception) {
        return damaged(exception.what());
    }
}

} // namespace pdf
} // namespace yenile::signature
