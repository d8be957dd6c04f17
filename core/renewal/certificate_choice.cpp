#include "core/renewal/certificate_choice.h"

#include "core/signature/certificates/algorithm_policy.h"

namespace yenile::renewal {

namespace {

QString day(const QDateTime& time) {
    return time.toLocalTime().date().toString(QStringLiteral("dd.MM.yyyy"));
}

} // namespace

std::optional<Error> whyUnusable(const signature::Certificate& certificate, const QString& identityNumber,
                                 const Clock& clock) {
    const QDateTime now = clock.now();
    if (certificate.identityNumber() != identityNumber)
        return Error{ErrorCode::CertificateOfSomeoneElse, {}, {}};
    if (!certificate.isForSigning())
        return Error{ErrorCode::CertificateKeyUsage, {}, {}};
    if (!certificate.isQualified())
        return Error{ErrorCode::CertificateNotQualified, {}, {}};
    if (now < certificate.notBefore())
        return Error{ErrorCode::CertificateNotYetValid, {day(certificate.notBefore())}, {}};
    if (now > certificate.notAfter())
        return Error{ErrorCode::CertificateExpired, {day(certificate.notAfter())}, {}};
    if (const auto weak = signature::checkKey(certificate, {}, now))
        return weak->problem;
    return std::nullopt;
}

} // namespace yenile::renewal
