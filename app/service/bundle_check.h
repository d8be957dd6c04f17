// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/applications.h"
#include "core/reading/judgement.h"

namespace yenile::registration {

/// The demands on a bundle.
struct ExpectedBundle {
    QString identityNumber;               ///< of the signer
    QByteArray record;                    ///< application.json
    std::vector<DocumentRow> documents;   ///< before they were signed
    service::SignaturePolicy policy = {}; ///< for the signatures
};

/// What the receipt says about a bundle.
struct CheckedBundle {
    signature::Certificate signer;
    std::vector<signature::Certificate> companions; ///< that came with it
    std::vector<service::ReceiptDocument> documents;
};

/// Questions about the members, to check their contents.
[[nodiscard]] reading::MemberQuestion questionAbout(const ExpectedBundle& expected);

/// Checks, from what was found out about a bundle, that it is complete, unaltered, signed by the applicant
/// with a qualified certificate, and has the right documents. Errors: the first problem, with the codes of
/// containers (41xx), signatures (42xx) and certificates (43xx); ClockWrong if a signature has a time in the
/// future.
[[nodiscard]] Result<CheckedBundle> checkBundle(const reading::Judgement& bundle,
                                                const ExpectedBundle& expected, const QDateTime& now);

} // namespace yenile::registration
