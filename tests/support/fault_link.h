// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/test_ca.h"

#include <QSslConfiguration>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>

#include <random>

class QSslSocket;

namespace yenile::tests {

/// A bad way to a service, in the thread of the test. Most connections suffer what a seed decides: one is
/// cut, reset, held up or filled with garbage at some byte in some direction, or somebody in
/// between (who has a certificate of `ca`) refuses a request in the service's place, loses its answer, or
/// hands it on twice.
class FaultLink : public QTcpServer {
    Q_OBJECT
public:
    FaultLink(const QUrl& service, const TestCa& ca, quint32 seed);

    [[nodiscard]] QUrl address() const;
    /// From now on nothing happens any more.
    void heal() { m_healed = true; }
    /// What happened, for whoever looks into a run that went wrong.
    [[nodiscard]] const QStringList& story() const { return m_story; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    enum class Passing { Cut, Reset, Garbage, HoldUp };
    void passThrough(qintptr descriptor, bool harmed);
    void speakInBetween(qintptr descriptor);
    void serve(QSslSocket* client);
    void handOn(QSslSocket* client, const QByteArray& request, int times, bool loseAnswer);
    int draw(int below) { return std::uniform_int_distribution<int>(0, below - 1)(m_random); }
    void tell(const QString& event) { m_story << event; }

    QUrl m_service;
    QSslConfiguration m_tls;
    std::mt19937 m_random;
    QStringList m_story;
    bool m_healed = false;
};

} // namespace yenile::tests
