// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/system_store.h"

#include "core/base/file.h"
#include "tests/support/skip.h"

#include <QProcess>

#include <unistd.h>

#include <stdexcept>

namespace yenile::tests {
namespace {

QStringList newNamespace() {
    QStringList command{QStringLiteral("unshare"), QStringLiteral("--mount")};
    if (geteuid() != 0)
        command.append(QStringLiteral("--map-root-user"));
    return command;
}

int execute(QStringList command) {
    const QString program = command.takeFirst();
    return QProcess::execute(program, command);
}

} // namespace

SystemStore::SystemStore(const QByteArrayList& roots) {
    for (qsizetype i = 0; i < roots.size(); ++i)
        if (!writeFile(m_folder.filePath(QStringLiteral("%1.pem").arg(i)), roots[i]))
            throw std::runtime_error("cannot write a root");
    // As Debian's ca-certificates has it, for those who look there.
    if (!writeFile(m_folder.filePath(QStringLiteral("ca-certificates.crt")), roots.join()))
        throw std::runtime_error("cannot write the roots");
    if (QProcess::execute(QStringLiteral("openssl"), {QStringLiteral("rehash"), m_folder.path()}) != 0)
        throw std::runtime_error("openssl cannot rehash");
}

void SystemStore::skipUnlessPossible() {
    static const bool possible =
        execute(newNamespace() + QStringList{QStringLiteral("mount"), QStringLiteral("-t"),
                                             QStringLiteral("tmpfs"), QStringLiteral("none"),
                                             QStringLiteral("/etc/ssl/certs")}) == 0;
    if (!possible)
        skip("this computer lets nobody have a certificate store of one's own");
}

QStringList SystemStore::around(const QString& program, const QStringList& arguments) const {
    return newNamespace() +
           QStringList{QStringLiteral("sh"), QStringLiteral("-c"),
                       QStringLiteral("mount --bind \"$0\" /etc/ssl/certs && exec \"$@\""), m_folder.path(),
                       program} +
           arguments;
}

} // namespace yenile::tests
