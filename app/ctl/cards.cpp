#include "app/ctl/cards.h"

#include "core/renewal/certificate_choice.h"

#include <algorithm>

namespace yenile::ctl {

namespace {

bool isNamed(const signature::Certificate& certificate, const QString& name) {
    return certificate.serialNumber().startsWith(name, Qt::CaseInsensitive) ||
           certificate.sha256().startsWith(name, Qt::CaseInsensitive);
}

} // namespace

Result<Choice> chooseCertificate(const pkcs11::TokenSnapshot& snapshot, const Wanted& wanted,
                                 const Clock& clock) {
    std::vector<Choice> usable;
    std::vector<Error> unusable;
    const auto isKnown = [&](const signature::Certificate& certificate) { // by another driver
        return std::ranges::any_of(usable,
                                   [&](const Choice& c) { return c.certificate.certificate == certificate; });
    };
    for (const pkcs11::Token& token : snapshot.tokens) {
        for (const pkcs11::TokenCertificate& candidate : token.certificates) {
            const signature::Certificate& certificate = candidate.certificate;
            if (certificate.isCa() || !isNamed(certificate, wanted.certificate) || isKnown(certificate))
                continue;
            const QString owner = wanted.identityNumber.value_or(certificate.identityNumber());
            if (const std::optional<Error> why = renewal::whyUnusable(certificate, owner, clock))
                unusable.push_back(*why);
            else
                usable.push_back({token, candidate});
        }
    }
    if (usable.size() == 1)
        return usable.front();
    if (usable.size() > 1)
        return fail(ErrorCode::AnswersIncomplete, {QStringLiteral("--certificate")});
    if (unusable.size() == 1)
        return std::unexpected(unusable.front());
    return fail(ErrorCode::NoCertificate);
}

} // namespace yenile::ctl
