// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/virtual_card/keyring.h"

#include <QFile>
#include <QStandardPaths>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace yenile::tests {

QString Keyring::driver() {
    return u"/usr/lib/x86_64-linux-gnu/pkcs11/gnome-keyring-pkcs11.so"_s;
}

bool Keyring::isInstalled() {
    return QFile::exists(driver()) && !QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s).isEmpty();
}

Keyring::Keyring() {
    QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_daemon.start(u"gnome-keyring-daemon"_s, {u"--foreground"_s, u"--unlock"_s, u"--components=pkcs11"_s,
                                               u"--control-directory="_s + m_folder.path()});
    m_daemon.write("password");
    m_daemon.closeWriteChannel();
    while (!QFile::exists(m_folder.filePath(u"pkcs11"_s)))
        if (m_daemon.waitForFinished(10))
            throw std::runtime_error("GNOME's keyring does not start");
}

Keyring::~Keyring() {
    m_daemon.terminate();
    m_daemon.waitForFinished(-1);
}

} // namespace yenile::tests
