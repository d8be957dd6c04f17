// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/test_ca.h"

#include <QTemporaryDir>

namespace yenile::tests {

/// A private SoftHSM2 token in a folder of its own, gone with the object. Sets SOFTHSM2_CONF in this process,
/// from which the helper process inherits it: so one at a time, and before the helper is started. Failures
/// throw std::runtime_error.
class SoftHsmToken {
public:
    explicit SoftHsmToken(const QString& label = QStringLiteral("Yenile Test"),
                          const QString& pin = QStringLiteral("123456"));
    SoftHsmToken(const SoftHsmToken&) = delete;
    SoftHsmToken& operator=(const SoftHsmToken&) = delete;
    ~SoftHsmToken();

    [[nodiscard]] static QString driver(); ///< path of SoftHSM's PKCS#11 module
    [[nodiscard]] const QString& label() const { return m_label; }
    [[nodiscard]] const QString& pin() const { return m_pin; }
    [[nodiscard]] static QString driverOfTools(); ///< the same for `pkcs11-tool`
    [[nodiscard]] QDir folder() const { return QDir(m_folder.path()); }

    /// Key, public key and certificate under one CKA_ID.
    void store(const Identity& identity, const QByteArray& id = QByteArrayLiteral("\x01"));
    void storeKey(const Identity& identity, const QByteArray& id, bool withPublicKey = true);
    void storeCertificate(const signature::Certificate& certificate, const QByteArray& id);

    /// A further token in the same driver; what is stored from now on is stored on it.
    void addToken(const QString& label, const QString& pin);

private:
    void initialise();
    QTemporaryDir m_folder;
    QString m_label;
    QString m_pin;
};

} // namespace yenile::tests
