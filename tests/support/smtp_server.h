// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/test_ca.h"

#include <QMap>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>

#include <vector>

namespace yenile::tests {

/// A small mail server in the thread of the test, which has to run its events. Takes mail over STARTTLS
/// alone, from whoever gives the user's name and password, and says what the test wants it to.
class SmtpServer : public QTcpServer {
    Q_OBJECT
public:
    struct Mail {
        QByteArray from;
        QByteArrayList to;
        QByteArray content; ///< with its headers
    };

    /// `identity` was issued by `ca`. Listens on a free port, or on `port`.
    SmtpServer(const TestCa& ca, const Identity& identity, quint16 port = 0);

    [[nodiscard]] QString url() const;
    [[nodiscard]] const std::vector<Mail>& mails() const { return m_mails; }
    /// What the next commands are answered with instead, once each: "RCPT" -> "451 later"
    QMultiMap<QByteArray, QByteArray> moods;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void read(QSslSocket* socket);
    void command(QSslSocket* socket, const QByteArray& line);
    [[nodiscard]] QByteArray answerTo(const QByteArray& verb, const QByteArray& line, bool isEncrypted);

    QSslConfiguration m_tls;
    std::vector<Mail> m_mails;
    Mail m_mail; ///< that is being received
    bool m_isData = false;
    bool m_isLogin = false;
    bool m_isLoggedIn = false;
};

} // namespace yenile::tests
