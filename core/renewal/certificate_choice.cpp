// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/certificate_choice.h"

#include "core/base/shown_day.h"
#include "core/signature/certificates/algorithm_policy.h"
#include "core/signature/certificates/certificate_profile.h"

namespace yenile::renewal {

std::optional<Error> whyUnusable(const signature::Certificate& certificate, const QString& identityNumber,
                                 const Clock& clock) {
    const QDateTime now = clock.now();
    if (isSeal(certificate))
        return Error{ErrorCode::CertificateOfSeal, {}, {}};
    if (certificate.identityNumber() != identityNumber)
        return Error{ErrorCode::CertificateOfSomeoneElse, {}, {}};
    if (!certificate.isForSigning())
        return Error{ErrorCode::CertificateKeyUsage, {}, {}};
    if (!certificate.isQualified())
        return Error{ErrorCode::CertificateNotQualified, {}, {}};
    if (now < certificate.notBefore())
        return Error{ErrorCode::CertificateNotYetValid, {shownDayAndSecond(certificate.notBefore())}, {}};
    if (now > certificate.notAfter())
        return Error{ErrorCode::CertificateExpired, {shownDay(certificate.notAfter())}, {}};
    if (const auto weak = signature::checkKey(certificate, {}, now))
        return weak->problem;
    return std::nullopt;
}

Error whyNone(const std::vector<Unusable>& certificates) {
    if (certificates.empty())
        return {ErrorCode::NoCertificate, {}, {}};
    if (certificates.size() == 1)
        return certificates.front().why;
    QStringList lines;
    for (const Unusable& each : certificates)
        lines << QStringLiteral("%1 (%2): %3")
                     .arg(each.certificate.commonName(), each.certificate.serialNumber(), sentence(each.why));
    QString list = lines.join(u'\n');
    list.chop(list.endsWith(u'.') ? 1 : 0); // the sentence ends with one
    return {ErrorCode::CertificatesUnusable, {list}, {}};
}

} // namespace yenile::renewal
