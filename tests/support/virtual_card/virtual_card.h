// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/test_ca.h"

#include <QProcess>
#include <QTemporaryDir>

#include <map>

namespace yenile::tests {

/// A smart card service (pcscd) with a virtual reader (vpcd) and a PIV card, all of it in namespaces of its
/// own: nothing outside sees it, and nothing is left of it. Sets PCSCLITE_CSOCK_NAME in this process.
/// Failures throw std::runtime_error.
class VirtualCard {
public:
    /// Whether this computer lets us make such namespaces.
    [[nodiscard]] static bool isPossible();
    [[nodiscard]] static QString driver(); ///< OpenSC

    /// `keys`: 0x9A (PIN once), 0x9C (PIN for each signature), 0x9E (no PIN).
    explicit VirtualCard(const std::map<int, Identity>& keys, const QString& pin = QStringLiteral("123456"));
    VirtualCard(const VirtualCard&) = delete;
    VirtualCard& operator=(const VirtualCard&) = delete;
    ~VirtualCard();

    /// Both wait until the smart card service has seen it.
    void insert();
    void insertOther();   ///< a card with another serial number
    void insertMute();    ///< a card that does not answer
    void insertForeign(); ///< a card of a kind that no driver knows
    void remove();
    void removeUnnoticed(); ///< returns at once: the service looks only now and then
    void failNext(int status, int count);

private:
    void tell(const QByteArray& command);
    void insertAs(const QByteArray& kind);
    QTemporaryDir m_folder;
    QProcess m_stack;
};

} // namespace yenile::tests
