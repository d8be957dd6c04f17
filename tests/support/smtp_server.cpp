// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/smtp_server.h"

#include <QSslKey>

#include <stdexcept>

namespace yenile::tests {

SmtpServer::SmtpServer(const TestCa& ca, const Identity& identity, quint16 port)
    : m_tls(QSslConfiguration::defaultConfiguration()) {
    m_tls.setLocalCertificateChain(
        {QSslCertificate(identity.certificatePem()), QSslCertificate(ca.issuer().certificatePem())});
    m_tls.setPrivateKey(QSslKey(
        identity.keyPem(),
        identity.certificate.keyType() == signature::Certificate::KeyType::Ec ? QSsl::Ec : QSsl::Rsa));
    if (!listen(QHostAddress::LocalHost, port))
        throw std::runtime_error("cannot listen");
}

QString SmtpServer::url() const {
    return QStringLiteral("smtp://127.0.0.1:%1").arg(serverPort());
}

void SmtpServer::incomingConnection(qintptr descriptor) {
    auto* const socket = new QSslSocket(this);
    socket->setSslConfiguration(m_tls);
    socket->setSocketDescriptor(descriptor);
    m_isData = false;
    m_isLogin = false;
    m_isLoggedIn = false;
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
    socket->write("220 test\r\n");
}

void SmtpServer::read(QSslSocket* socket) {
    while (socket->canReadLine()) {
        const QByteArray line = socket->readLine();
        if (!m_isData) {
            command(socket, line.trimmed());
        } else if (line == ".\r\n") {
            m_isData = false;
            const QByteArray mood = moods.take("content");
            if (mood.isEmpty())
                m_mails.push_back(m_mail);
            socket->write((mood.isEmpty() ? "250 taken" : mood) + "\r\n");
        } else {
            m_mail.content += line;
        }
    }
}

void SmtpServer::command(QSslSocket* socket, const QByteArray& line) {
    const QByteArray verb = line.split(' ').first().toUpper();
    const QByteArray mood = moods.take(verb);
    const QByteArray answer = mood.isEmpty() ? answerTo(verb, line, socket->isEncrypted()) : mood;
    socket->write(answer + "\r\n");
    socket->flush();
    if (verb == "STARTTLS" && answer.startsWith('2'))
        socket->startServerEncryption();
}

QByteArray SmtpServer::answerTo(const QByteArray& verb, const QByteArray& line, bool isEncrypted) {
    if (verb == "EHLO")
        return isEncrypted ? "250-test\r\n250 AUTH PLAIN" : "250-test\r\n250 STARTTLS";
    if (verb == "AUTH") {
        m_isLogin = true;
        return "334 "; // the name and the password are the next line
    }
    if (m_isLogin) {
        m_isLogin = false;
        m_isLoggedIn = QByteArray::fromBase64(line) == QByteArray("\0user\0password", 14);
        return m_isLoggedIn ? "235 welcome" : "535 no";
    }
    if (verb == "STARTTLS" || verb == "QUIT" || verb == "RSET")
        return "220 yes";
    if (!isEncrypted || !m_isLoggedIn)
        return "530 log in first";
    if (verb == "MAIL") {
        m_mail = {line.mid(10), {}, {}};
        return "250 yes";
    }
    if (verb == "RCPT") {
        m_mail.to.append(line.mid(8));
        return "250 yes";
    }
    m_isData = verb == "DATA";
    return m_isData ? "354 go on" : "500 what?";
}

} // namespace yenile::tests
