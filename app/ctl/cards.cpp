#include "app/ctl/cards.h"

#include "core/renewal/certificate_choice.h"

#include <algorithm>
#include <functional>

namespace yenile::ctl {

namespace {

bool isNamed(const signature::Certificate& certificate, const QString& name) {
    return certificate.serialNumber().startsWith(name, Qt::CaseInsensitive) ||
           certificate.sha256().startsWith(name, Qt::CaseInsensitive);
}

} // namespace

Result<pkcs11::Candidate> chooseCertificate(const pkcs11::TokenSnapshot& snapshot, const Wanted& wanted,
                                            const Clock& clock) {
    std::vector<pkcs11::Candidate> usable;
    std::vector<renewal::Unusable> unusable;
    for (const pkcs11::Candidate& candidate : pkcs11::candidates(snapshot)) {
        const signature::Certificate& certificate = candidate.certificate.certificate;
        if (!isNamed(certificate, wanted.certificate))
            continue;
        const QString owner = wanted.identityNumber.value_or(certificate.identityNumber());
        if (const std::optional<Error> why = renewal::whyUnusable(certificate, owner, clock))
            unusable.push_back({certificate, *why});
        else
            usable.push_back(candidate);
    }
    const auto hasKey = [](const pkcs11::Candidate& candidate) {
        return candidate.certificate.hasPrivateKey;
    };
    if (std::ranges::any_of(usable, hasKey))
        std::erase_if(usable, std::not_fn(hasKey));
    if (usable.size() == 1)
        return usable.front();
    if (usable.size() > 1)
        return fail(ErrorCode::AnswersIncomplete, {QStringLiteral("--certificate")});
    return std::unexpected(renewal::whyNone(unusable));
}

} // namespace yenile::ctl
