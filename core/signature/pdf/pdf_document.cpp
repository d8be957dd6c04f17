// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_document.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

/// Why a document is refused.
namespace yenile::signature {

bool isAmbiguous(const Error& problem) {
    return problem.code == ErrorCode::PdfDamaged && problem.cause.contains(QLatin1String("duplicated key"));
}

namespace pdf {

namespace {

struct Damage {
    const char* cause; ///< what of the cause tells of it
    const char* reason;
};

/// The first that fits counts.
constexpr std::array damages{
    Damage{"PDF header", QT_TRANSLATE_NOOP("PdfReason", "it does not begin like a PDF")},
    Damage{"startxref", QT_TRANSLATE_NOOP("PdfReason", "its end is missing")},
    Damage{"cut off", QT_TRANSLATE_NOOP("PdfReason", "earlier versions of it are missing")},
    Damage{"beyond the end", QT_TRANSLATE_NOOP("PdfReason", "a signature in it covers more than there is")},
    Damage{"duplicated key", QT_TRANSLATE_NOOP("PdfReason", "a name in it stands for two things")},
    Damage{"page", QT_TRANSLATE_NOOP("PdfReason", "its pages are not to be found")},
    Damage{"xref", QT_TRANSLATE_NOOP("PdfReason", "its table of contents is wrong")},
    Damage{"Cross-reference", QT_TRANSLATE_NOOP("PdfReason", "its table of contents is wrong")},
    Damage{"trailer", QT_TRANSLATE_NOOP("PdfReason", "its table of contents is wrong")},
    Damage{"/Root", QT_TRANSLATE_NOOP("PdfReason", "its table of contents is wrong")},
    Damage{"catalog", QT_TRANSLATE_NOOP("PdfReason", "its table of contents is wrong")},
    Damage{"object numbers", QT_TRANSLATE_NOOP("PdfReason", "its table of contents is wrong")},
    Damage{"", QT_TRANSLATE_NOOP("PdfReason", "a part of it cannot be read")}};

} // namespace

QString words(const char* reason) {
    return QCoreApplication::translate("PdfReason", reason);
}

std::unexpected<Error> damaged(const char* cause) {
    const auto* damage = std::ranges::find_if(
        damages, [&](const Damage& each) { return QByteArrayView(cause).indexOf(each.cause) >= 0; });
    return fail(ErrorCode::PdfDamaged, {words(damage->reason)}, QString::fromUtf8(cause));
}

std::unexpected<Error> forbidden(const char* reason) {
    return fail(ErrorCode::PdfChangeForbidden, {words(reason)}, QString::fromUtf8(reason));
}

std::unexpected<Error> unsupported(const char* reason) {
    return fail(ErrorCode::PdfFeatureUnsupported, {words(reason)}, QString::fromUtf8(reason));
}

std::unexpected<Error> limitExceeded(const char* reason) {
    return fail(ErrorCode::PdfLimitExceeded, {words(reason)}, QString::fromUtf8(reason));
}

std::unexpected<Error> refusal(const QPDFExc& exception) {
    const std::string detail = exception.getMessageDetail();
    if (exception.getErrorCode() == qpdf_e_password)
        return fail(ErrorCode::PdfEncrypted, {}, QString::fromStdString(detail));
    if (exception.getErrorCode() != qpdf_e_unsupported)
        return damaged(detail.c_str());
    return unsupported(
        detail.find("encryption") != std::string::npos
            ? QT_TRANSLATE_NOOP("PdfReason", "it is encrypted for certain recipients or in an unknown way")
            : QT_TRANSLATE_NOOP("PdfReason", "it is compressed in an unknown way"));
}

} // namespace pdf
} // namespace yenile::signature
