// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/signing/asic.h"
#include "core/signature/signing/signer.h"
#include "tests/app/service/api.h"

#include <QTemporaryDir>

namespace yenile::tests {

/// Makes bundles as a client would, and as a client never should.
class BundleMaker {
public:
    /// `signer` signs everything unless a step names another.
    explicit BundleMaker(signature::Signer& signer, const Clock& clock = Clock::system())
        : m_signer(signer), m_clock(clock) {}

    [[nodiscard]] QByteArray signedPdf(const QByteArray& pdf) const;
    [[nodiscard]] QByteArray signedPdf(const QByteArray& pdf, signature::Signer& signer) const;
    [[nodiscard]] QByteArray container(const std::vector<signature::ContainerMember>& members) const;
    /// The members of a right bundle for an application that is ready to be signed.
    [[nodiscard]] std::vector<signature::ContainerMember> members(const Api& api,
                                                                  const QJsonObject& application) const;
    [[nodiscard]] QByteArray bundle(const Api& api, const QJsonObject& application) const;

private:
    signature::Signer& m_signer;
    const Clock& m_clock;
    QTemporaryDir m_folder;
};

/// The zip file with one byte of one member changed, checksum put right.
[[nodiscard]] QByteArray tampered(const QByteArray& container, const QString& member);

} // namespace yenile::tests
