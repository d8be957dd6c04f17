// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

namespace yenile::tests {

/// The plain way to a key: libp11 and the driver in this process, without gate and helper. What the detour
/// through them is compared with. Failures throw std::runtime_error.
class InProcessToken {
public:
    /// The first key of the token with that label.
    InProcessToken(const QString& driver, const QString& label, const QString& pin);
    InProcessToken(const InProcessToken&) = delete;
    InProcessToken& operator=(const InProcessToken&) = delete;
    ~InProcessToken();

    /// RSA PKCS#1 v1.5 over a SHA-256 digest.
    [[nodiscard]] QByteArray sign(const QByteArray& digest) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yenile::tests
