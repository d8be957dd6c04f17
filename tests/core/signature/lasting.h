// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/signature/openssl_tsa.h"
#include "tests/core/signature/revocation_bench.h"
#include "tests/support/sign_here.h"

namespace yenile::tests {

/// A signed container, and what it is extended with. The issuing authority is the anchor: OpenSSL speaks of
/// what it issued.
struct Lasting {
    Bench bench;
    OpensslRevocation revocation{bench};
    Identity person = revocation.issue(QStringLiteral("AYŞE YILMAZ"), 10);
    OpensslTsa tsa{bench, revocation.issueTsa()};

    /// 1.asice: notes.txt, signed.
    Lasting();

    [[nodiscard]] Result<void> extend(signature::Level level, const QString& from = QStringLiteral("1.asice"),
                                      const QString& to = QStringLiteral("2.asice"));
    [[nodiscard]] signature::ValidationReport validate(const QString& file,
                                                       const Clock& clock = Clock::system()) const;
    [[nodiscard]] QByteArray member(const QString& file, const QString& name) const;
    /// With one member of it changed.
    void alter(const QString& file, const QString& name,
               const std::function<void(QByteArray&)>& change) const;
    /// A detached signature of OpenSSL's over a file of the bench, with these options besides.
    [[nodiscard]] QByteArray opensslCms(const QString& content, const QStringList& options = {}) const;
};

/// What the first problem is, for a test's message.
[[nodiscard]] std::string causeOf(const signature::ValidationReport& report);

} // namespace yenile::tests
