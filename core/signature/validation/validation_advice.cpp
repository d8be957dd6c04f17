// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/validation/validation_advice.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace yenile::signature {

namespace {

struct Row {
    ErrorCode code;
    const char* advice;
};

constexpr auto another =
    QT_TRANSLATE_NOOP("ValidationAdvice", "Do not rely on it. Ask whoever signed it for another copy.");

// clang-format off
constexpr Row rows[] = {
    {ErrorCode::PdfDamaged, another},
    {ErrorCode::ContainerDamaged, another},
    {ErrorCode::ContainerIncomplete, another},
    {ErrorCode::ContainerMemberAltered, another},
    {ErrorCode::DocumentAltered, another},
    {ErrorCode::DocumentNotExpected, another},
    {ErrorCode::SignatureInvalid, another},
    {ErrorCode::AlgorithmRefused,
     QT_TRANSLATE_NOOP("ValidationAdvice", "By now it proves nothing. Ask whoever signed it to sign it anew.")},
    {ErrorCode::KeyUnsupported,
     QT_TRANSLATE_NOOP("ValidationAdvice", "Have it checked with the program that made it.")},
    {ErrorCode::PdfFeatureUnsupported,
     QT_TRANSLATE_NOOP("ValidationAdvice", "Have it checked with the program that made it.")},
    {ErrorCode::CertificateUntrusted,
     QT_TRANSLATE_NOOP("ValidationAdvice", "Find out who issued the certificate. If you trust that authority, add its root to the trusted ones.")},
    {ErrorCode::CertificateExpired,
     QT_TRANSLATE_NOOP("ValidationAdvice", "Nothing proves that it was signed before that day. Ask whoever signed it for a copy with a time stamp.")},
    {ErrorCode::CertificateNotYetValid,
     QT_TRANSLATE_NOOP("ValidationAdvice", "Check the date of this computer. If it is right, ask whoever signed it.")},
    {ErrorCode::CertificateNotQualified,
     QT_TRANSLATE_NOOP("ValidationAdvice", "If you need what the law calls a secure electronic signature, ask for one with a qualified certificate.")},
    {ErrorCode::CertificateOfSeal,
     QT_TRANSLATE_NOOP("ValidationAdvice", "If you need a person's signature, ask for one.")},
    {ErrorCode::CertificateKeyUsage,
     QT_TRANSLATE_NOOP("ValidationAdvice", "Ask for a signature with a certificate that is meant for signing.")},
    {ErrorCode::CertificateRevoked,
     QT_TRANSLATE_NOOP("ValidationAdvice", "Do not rely on it. Nothing proves that it was signed before that.")},
    {ErrorCode::CertificateOnHold,
     QT_TRANSLATE_NOOP("ValidationAdvice", "Check it again later: by then the certificate is given back or revoked.")},
    {ErrorCode::RevocationUnknown,
     QT_TRANSLATE_NOOP("ValidationAdvice", "Check it again while there is a network (yenilectl: --online).")},
    {ErrorCode::TimeStampFailed,
     QT_TRANSLATE_NOOP("ValidationAdvice", "Ask whoever signed it for a copy with another time stamp.")},
    {ErrorCode::UsageProfileBroken,
     QT_TRANSLATE_NOOP("ValidationAdvice", "Ask whoever signed it to extend the signature, or to sign anew.")},
};
// clang-format on

} // namespace

QString adviceFor(const Error& problem) {
    const auto* row = std::ranges::find(rows, problem.code, &Row::code);
    return row == std::end(rows) ? remedy(problem)
                                 : QCoreApplication::translate("ValidationAdvice", row->advice);
}

} // namespace yenile::signature
