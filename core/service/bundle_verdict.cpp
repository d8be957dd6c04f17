// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/bundle_verdict.h"

namespace yenile::service {

std::span<const ErrorCode> finalRefusals() {
    static constexpr ErrorCode refusals[] = {
        ErrorCode::ClockWrong, // when it was signed
        ErrorCode::PdfDamaged,
        ErrorCode::PdfEncrypted,
        ErrorCode::PdfFeatureUnsupported,
        ErrorCode::PdfLimitExceeded,
        ErrorCode::DocumentTooCostly,
        ErrorCode::ContainerDamaged,
        ErrorCode::ContainerIncomplete,
        ErrorCode::ContainerMemberAltered,
        ErrorCode::DocumentNotExpected,
        ErrorCode::DocumentAltered,
        ErrorCode::FormFilledLater,
        ErrorCode::SignatureInvalid,
        ErrorCode::SignatureMissing,
        ErrorCode::SignatureKindUnsupported,
        ErrorCode::AlgorithmRefused,
        ErrorCode::KeyUnsupported,
        ErrorCode::TimeStampFailed,
        ErrorCode::UsageProfileBroken,
        ErrorCode::CertificateUntrusted,
        ErrorCode::CertificateExpired,
        ErrorCode::CertificateNotQualified,
        ErrorCode::CertificateKeyUsage,
        ErrorCode::CertificateOfSomeoneElse,
        ErrorCode::CertificateRevoked,
        ErrorCode::CertificateOnHold,
        ErrorCode::CertificateUnreadable,
    };
    return refusals;
}

} // namespace yenile::service
