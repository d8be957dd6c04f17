// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate_path.h"

/// The revocation status of all certificates in a path. Private to this folder.
namespace yenile::signature {

/// By what word a path is judged.
enum class Basis {
    Policy,   ///< what the policy demands
    DataAlone ///< long ago: without data nobody knows why the certificate is gone from the lists
};

/// A certificate of a path, below the anchor.
struct PathStep {
    Certificate certificate;
    RevocationStatus status;
    QString why = {};      ///< the status is unknown, for the log
    bool isAskedAbout;     ///< it needs a status: it does not say that nobody needs to ask about it
    bool isDemanded;       ///< its status must be known
    bool isProven;         ///< it was there while its issuer could still be held to having issued it
    IssuerStanding issuer; ///< what its issuer's word is worth
};

/// Goes down the path, which ends with the anchor, as EN 319 102-1, 5.6.2.2 wants it: what a certificate is
/// proven by has to have been there before its issuer, or one above, ended or was revoked. The steps are in
/// the path's order. `mayAsk`: whether the policy's transport is used for what the data at hand leave open.
[[nodiscard]] std::vector<PathStep> stepsOf(const std::vector<Certificate>& path,
                                            const PathEvidence& evidence, const ValidationPolicy& policy,
                                            const QDateTime& time, Basis basis, bool mayAsk);

/// The gravest of what is wrong with the steps. Nothing: no certificate was revoked.
[[nodiscard]] std::optional<Finding> findingOn(const std::vector<PathStep>& steps);

} // namespace yenile::signature
