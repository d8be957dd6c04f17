// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/softhsm.h"

#include "core/base/file.h"

#include <QProcess>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace yenile::tests {

namespace {

void run(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        throw std::runtime_error((program + u": "_s + QString::fromUtf8(process.readAll())).toStdString());
}

void write(const QString& path, const QByteArray& content) {
    if (!writeFile(path, content))
        throw std::runtime_error("cannot write " + path.toStdString());
}

} // namespace

SoftHsmToken::SoftHsmToken(const QString& label, const QString& pin) : m_label(label), m_pin(pin) {
    folder().mkpath(u"tokens"_s);
    const QString configuration = folder().filePath(u"softhsm2.conf"_s);
    write(configuration, QStringLiteral("directories.tokendir = %1\nobjectstore.backend = file\n"
                                        "log.level = ERROR\nslots.removable = false\n")
                             .arg(folder().filePath(u"tokens"_s))
                             .toUtf8());
    qputenv("SOFTHSM2_CONF", QFile::encodeName(configuration));
    initialise();
}

SoftHsmToken::~SoftHsmToken() {
    qunsetenv("SOFTHSM2_CONF");
}

void SoftHsmToken::initialise() {
    run(u"softhsm2-util"_s, {u"--init-token"_s, u"--free"_s, u"--label"_s, m_label, u"--so-pin"_s,
                             u"87654321"_s, u"--pin"_s, m_pin});
}

void SoftHsmToken::addToken(const QString& label, const QString& pin) {
    m_label = label;
    m_pin = pin;
    initialise();
}

void SoftHsmToken::store(const Identity& identity, const QByteArray& id) {
    storeKey(identity, id);
    storeCertificate(identity.certificate, id);
}

void SoftHsmToken::storeKey(const Identity& identity, const QByteArray& id, bool withPublicKey) {
    const QString file = folder().filePath(u"key.pem"_s);
    write(file, identity.keyPem());
    QStringList arguments{
        u"--import"_s, file,         u"--token"_s, m_label,   u"--pin"_s,
        m_pin,         u"--label"_s, u"key"_s,     u"--id"_s, QString::fromLatin1(id.toHex()),
        u"--force"_s};
    if (!withPublicKey)
        arguments.append(u"--no-public-key"_s);
    run(u"softhsm2-util"_s, arguments);
}

void SoftHsmToken::storeCertificate(const signature::Certificate& certificate, const QByteArray& id) {
    const QString file = folder().filePath(u"certificate.der"_s);
    write(file, certificate.der());
    run(u"pkcs11-tool"_s, {u"--module"_s, driverOfTools(), u"--token-label"_s, m_label, u"--login"_s,
                           u"--pin"_s, m_pin, u"--write-object"_s, file, u"--type"_s, u"cert"_s, u"--label"_s,
                           u"certificate"_s, u"--id"_s, QString::fromLatin1(id.toHex())});
}

} // namespace yenile::tests
