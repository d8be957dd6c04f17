// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/virtual_card/virtual_card.h"

#include "core/base/file.h"
#include "pkcs11/card_service.h"
#include "pkcs11/readers.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <unistd.h>

#include <algorithm>
#include <functional>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace yenile::tests {

namespace {

/// libpcsclite reads the name of its socket once in a process, so all cards of a process share the folder.
QString socketFolder() {
    static const QTemporaryDir folder;
    return folder.path();
}

QStringList namespaces() {
    QStringList arguments{u"--mount"_s, u"--net"_s, u"--pid"_s, u"--fork"_s, u"--kill-child"_s};
    if (geteuid() != 0)
        arguments.append(u"--map-root-user"_s);
    return arguments;
}

// pcscd's folder is compiled in, and there may be a pcscd on this computer: hide it behind ours. The card is
// process 1 of its namespace, so pcscd ends with it.
constexpr auto script =
    R"(mount -t tmpfs none /run && mkdir /run/pcscd && mount --bind "$1" /run/pcscd || exit 1
PATH=$PATH:/usr/sbin
polkit=$(pcscd --help | grep -o -e --disable-polkit) # nobody runs it here
pcscd --foreground $polkit --config "$2" >"$2/../pcscd.log" 2>&1 &
shift 2
exec "$@")";

void wait(const char* forWhat, const std::function<bool()>& condition) {
    for (int i = 0; i < 3000; ++i) {
        if (condition())
            return;
        QThread::msleep(10);
    }
    throw std::runtime_error(std::string("waited in vain for ") + forWhat);
}

bool serviceSeesCard() {
    const auto readers = pkcs11::listReaders();
    return readers && std::ranges::any_of(*readers, &pkcs11::Reader::hasCard);
}

/// The service knows its readers, and that there is nothing in them.
bool serviceSeesEmptyReader() {
    const pkcs11::CardService service;
    const auto names = service.readerNames();
    if (!names || names->empty())
        return false;
    auto states = pkcs11::unknownStates(*names);
    return SCardGetStatusChange(service.handle(), 0, states.data(), states.size()) == SCARD_S_SUCCESS &&
           std::ranges::all_of(states, [](const SCARD_READERSTATE& state) {
               return (state.dwEventState & SCARD_STATE_EMPTY) != 0;
           });
}

void write(const QString& path, const QByteArray& content) {
    if (!writeFile(path, content))
        throw std::runtime_error("cannot write " + path.toStdString());
}

} // namespace

bool VirtualCard::isPossible() {
    static const bool possible = QProcess::execute(u"unshare"_s, namespaces() + QStringList{u"true"_s}) == 0;
    return possible;
}

QString VirtualCard::driver() {
    for (const QString& path : {u"/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so"_s,
                                u"/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so"_s}) {
        if (QFileInfo::exists(path))
            return path;
    }
    throw std::runtime_error("OpenSC is not installed");
}

VirtualCard::VirtualCard(const std::map<int, Identity>& keys, const QString& pin) {
    const QDir folder(m_folder.path());
    // The port is of the private network, where nobody else is.
    write(folder.filePath(u"readers/vpcd"_s),
          "FRIENDLYNAME \"Virtual Reader\"\nDEVICENAME /dev/null:0x8C7B\n"
          "LIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so\nCHANNELID 0x8C7B\n");
    qputenv("PCSCLITE_CSOCK_NAME", QFile::encodeName(socketFolder() + u"/pcscd.comm"_s));
    QStringList arguments =
        namespaces() + QStringList{u"sh"_s,
                                   u"-c"_s,
                                   QString::fromLatin1(script),
                                   u"sh"_s,
                                   socketFolder(),
                                   folder.filePath(u"readers"_s),
                                   QCoreApplication::applicationDirPath() + u"/yenile-virtual-card"_s,
                                   pin,
                                   u"35963"_s};
    for (const auto& [reference, identity] : keys) {
        const QString name = QString::number(reference, 16);
        write(folder.filePath(name + u".key"_s), identity.keyPem());
        write(folder.filePath(name + u".pem"_s), identity.certificatePem());
        arguments.append(
            u"%1=%2,%3"_s.arg(name, folder.filePath(name + u".key"_s), folder.filePath(name + u".pem"_s)));
    }
    m_stack.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_stack.start(u"unshare"_s, arguments);
    // A card that is there before the service looks for the first time is none that came: libpcsclite tells
    // nobody when another one is there instead.
    wait("the empty reader", serviceSeesEmptyReader);
    insert();
}

VirtualCard::~VirtualCard() {
    m_stack.closeWriteChannel();
    m_stack.waitForFinished();
    // Killed, the service leaves them behind, and another would take them for a running one's.
    for (const QString& file : {u"pcscd.comm"_s, u"pcscd.pid"_s})
        QFile::remove(QDir(socketFolder()).filePath(file));
}

void VirtualCard::tell(const QByteArray& command) {
    m_stack.write(command + '\n');
    while (!m_stack.canReadLine()) {
        if (!m_stack.waitForReadyRead())
            throw std::runtime_error("the virtual card does not answer");
    }
    m_stack.readLine();
}

void VirtualCard::insert() {
    insertAs("");
}

void VirtualCard::insertOther() {
    insertAs("other");
}

void VirtualCard::insertMute() {
    insertAs("mute");
}

void VirtualCard::insertForeign() {
    insertAs("foreign");
}

void VirtualCard::insertAs(const QByteArray& kind) {
    tell("insert " + kind);
    wait("the card in the reader", serviceSeesCard);
}

void VirtualCard::remove() {
    removeUnnoticed();
    wait("the empty reader", [] { return !serviceSeesCard(); });
}

void VirtualCard::removeUnnoticed() {
    tell("remove");
}

void VirtualCard::failNext(int status, int count) {
    tell("fail " + QByteArray::number(status, 16) + ' ' + QByteArray::number(count));
}

} // namespace yenile::tests
