// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/signature/validation/validation.h"
#include "tests/support/test_ca.h"

#include <QTemporaryDir>

namespace yenile::tests {

/// A folder of its own, a certification authority, and what its certificates sign.
class Bench {
public:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString write(const QString& name, const QByteArray& content) const;
    [[nodiscard]] QByteArray read(const QString& name) const;

    [[nodiscard]] const TestCa& ca() const { return m_ca; }
    [[nodiscard]] std::unique_ptr<signature::Signer> signer(const LeafProfile& profile = {}) const;
    /// root.pem, for judges that read files.
    [[nodiscard]] QString rootFile() const;
    /// Trusts the root at that time, and wants qualified certificates.
    [[nodiscard]] signature::ValidationPolicy policy(const Clock& clock = Clock::system()) const;

    /// Signs a file of the folder into another one; the failure's code is the test's.
    [[nodiscard]] Result<void> signPdf(const QString& from, const QString& to,
                                       signature::Signer& signer) const;
    [[nodiscard]] Result<void> createContainer(const QString& to, signature::Signer& signer,
                                               const std::vector<QString>& members) const;

private:
    QTemporaryDir m_folder;
    TestCa m_ca;
};

/// A container with one file, so many bytes of nothing, which it packs into few.
[[nodiscard]] QByteArray packedContainer(qsizetype size);

/// A leaf's profile with that key.
[[nodiscard]] LeafProfile with(KeyKind kind);

/// A signer that can do only some of what another one can, or that signs something else.
class ChosenSigner final : public signature::Signer {
public:
    ChosenSigner(signature::Signer& inner, std::vector<signature::SignatureAlgorithm> algorithms)
        : m_inner(inner), m_algorithms(std::move(algorithms)) {}
    [[nodiscard]] const signature::Certificate& certificate() const override { return m_inner.certificate(); }
    [[nodiscard]] std::vector<signature::Certificate> chain() const override { return m_inner.chain(); }
    [[nodiscard]] std::vector<signature::SignatureAlgorithm> algorithms() const override {
        return m_algorithms;
    }
    [[nodiscard]] Result<QByteArray> sign(const signature::SigningRequest& request) override {
        return m_inner.sign(request);
    }

private:
    signature::Signer& m_inner;
    std::vector<signature::SignatureAlgorithm> m_algorithms;
};

} // namespace yenile::tests
