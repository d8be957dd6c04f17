// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/applications.h"
#include "core/reading/judgement.h"

namespace yenile::registration {

/// What a bundle has to be.
struct ExpectedBundle {
    QString identityNumber;               ///< of the signer
    QByteArray record;                    ///< application.json
    std::vector<DocumentRow> documents;   ///< as they were before they were signed
    service::SignaturePolicy policy = {}; ///< what the signatures have to be
};

/// What the receipt says of it.
struct CheckedBundle {
    signature::Certificate signer;
    std::vector<signature::Certificate> companions; ///< that came along with it
    std::vector<service::ReceiptDocument> documents;
};

/// What has to be known of the members to check their contents.
[[nodiscard]] reading::MemberQuestion questionAbout(const ExpectedBundle& expected);

/// Whether a bundle of which that was found out is complete, unaltered, signed by the applicant with a
/// qualified certificate, and about the right documents. Errors: the first thing that is wrong, by the codes
/// of containers (41xx), signatures (42xx) and certificates (43xx); ClockWrong where a signature claims to
/// come from the future.
[[nodiscard]] Result<CheckedBundle> checkBundle(const reading::Judgement& bundle,
                                                const ExpectedBundle& expected, const QDateTime& now);

} // namespace yenile::registration
