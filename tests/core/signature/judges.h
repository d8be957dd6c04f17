// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/signature/bench.h"

/// Programs of other people that judge what we make.
namespace yenile::tests {

struct Verdict {
    int exitCode = -1;
    QString output; ///< both channels
};

[[nodiscard]] Verdict run(const QString& program, const QStringList& arguments);

/// The number of signatures that pdfsig (Poppler, NSS) calls valid and trusted; -1 when it names another one.
/// These open the file with that password, where it has one.
[[nodiscard]] int validForPdfsig(const Bench& bench, const QString& file, const QString& password = {});
/// Whether mutool finds that many signatures and no wrong digest.
[[nodiscard]] bool isIntactForMutool(const QString& file, int signatures, const QString& password = {});
/// Whether qpdf finds nothing to complain of.
[[nodiscard]] bool isSoundForQpdf(const QString& file, const QString& password = {});
/// Whether OpenSSL verifies the detached CMS with its ESS certificate.
[[nodiscard]] bool isValidForOpenssl(const Bench& bench, const QString& cms, const QString& content);

} // namespace yenile::tests
