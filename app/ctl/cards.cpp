// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cards.h"

#include "core/renewal/certificate_choice.h"
#include "pkcs11/cards.h"
#include "pkcs11/diagnosis.h"

#include <algorithm>
#include <functional>

namespace yenile::ctl {

namespace {

/// A number as programs write it: with colons or blanks between its bytes, in large letters, with 0x.
QString digitsOf(const QString& number) {
    QString digits = number.toLower();
    digits.removeIf([](QChar c) { return c == QLatin1Char(':') || c.isSpace(); });
    if (digits.startsWith(QLatin1String("0x")))
        digits.remove(0, 2);
    return digits;
}

QString withoutLeadingZeros(const QString& digits) {
    const auto first = std::ranges::find_if(digits, [](QChar c) { return c != QLatin1Char('0'); });
    return digits.mid(first - digits.begin());
}

/// What there is to choose from.
QString listOf(const std::vector<pkcs11::Candidate>& candidates) {
    QStringList entries;
    for (const auto& [token, found] : candidates)
        entries << QStringLiteral("%1 (%2, %3)")
                       .arg(found.certificate.serialNumber(), found.certificate.commonName(), token.label);
    return entries.join(QLatin1String("; "));
}

std::optional<Error> whyUnusable(const pkcs11::Candidate& candidate, const Wanted& wanted,
                                 const Clock& clock) {
    const signature::Certificate& certificate = candidate.certificate.certificate;
    const QString owner = wanted.identityNumber.value_or(certificate.identityNumber());
    if (const auto why = renewal::whyUnusable(certificate, owner, clock))
        return why;
    if (candidate.certificate.key == pkcs11::KeyPresence::Missing)
        return Error{ErrorCode::KeyMissing, {}, {}};
    return std::nullopt;
}

/// Where nothing can be used.
Error whyNothingFits(const pkcs11::TokenSnapshot& snapshot, const Wanted& wanted,
                     const std::vector<renewal::Unusable>& unusable) {
    if (!wanted.certificate.isEmpty() && unusable.size() == 1)
        return unusable.front().why;
    if (!hasCandidate(snapshot))
        return whyNoCandidate(snapshot);
    if (!wanted.certificate.isEmpty() && unusable.empty())
        return {ErrorCode::CertificateNotHere, {wanted.certificate, listOf(candidates(snapshot))}, {}};
    return renewal::whyNone(unusable);
}

} // namespace

bool isNamed(const signature::Certificate& certificate, const QString& name) {
    const QString digits = digitsOf(name);
    const QString number = withoutLeadingZeros(digits);
    return digits.isEmpty() || certificate.sha256().startsWith(digits) ||
           (!number.isEmpty() &&
            withoutLeadingZeros(digitsOf(certificate.serialNumber())).startsWith(number));
}

Result<pkcs11::Candidate> chooseCertificate(const pkcs11::TokenSnapshot& snapshot, const Wanted& wanted,
                                            const Clock& clock) {
    std::vector<pkcs11::Candidate> usable;
    std::vector<renewal::Unusable> unusable;
    for (const pkcs11::Candidate& candidate : pkcs11::candidates(snapshot)) {
        if (!isNamed(candidate.certificate.certificate, wanted.certificate))
            continue;
        if (const auto why = whyUnusable(candidate, wanted, clock))
            unusable.push_back({candidate.certificate.certificate, *why});
        else
            usable.push_back(candidate);
    }
    const auto isSeen = [](const pkcs11::Candidate& candidate) {
        return candidate.certificate.key == pkcs11::KeyPresence::Seen;
    };
    if (std::ranges::any_of(usable, isSeen))
        std::erase_if(usable, std::not_fn(isSeen));
    if (usable.size() == 1)
        return usable.front();
    if (usable.size() > 1)
        return fail(ErrorCode::CertificateAmbiguous, {listOf(usable)});
    return std::unexpected(whyNothingFits(snapshot, wanted, unusable));
}

} // namespace yenile::ctl
