// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/name_look_up.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace yenile::tests {

namespace {

std::atomic<NameLookUp*> current = nullptr;

template <typename Function>
Function original(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

} // namespace

NameLookUp::NameLookUp(QByteArray name, const QHostAddress& first)
    : m_name(std::move(name)), m_first(first.toIPv4Address()), m_firstText(first.toString().toLatin1()) {
    current = this;
}

NameLookUp::~NameLookUp() {
    current = nullptr;
}

const char* NameLookUp::answer(const char* name) {
    if (name != m_name)
        return nullptr;
    return m_lookUps++ == 0 ? m_firstText.constData() : "127.0.0.1";
}

bool NameLookUp::takes(quint32 address) {
    if (address != m_first)
        return false;
    ++m_connections;
    return true;
}

} // namespace yenile::tests

using yenile::tests::current;
using yenile::tests::NameLookUp;

// In place of the C library's: Qt calls these, since the program comes before its libraries.

extern "C" int getaddrinfo(const char* node, const char* service, const addrinfo* hints, addrinfo** result) {
    static const auto next = yenile::tests::original<decltype(&getaddrinfo)>("getaddrinfo");
    NameLookUp* const names = current;
    const char* const answer = names && node ? names->answer(node) : nullptr;
    if (!answer)
        return next(node, service, hints, result);
    addrinfo numeric = hints ? *hints : addrinfo{};
    numeric.ai_flags = AI_NUMERICHOST;
    return next(answer, service, &numeric, result);
}

extern "C" int connect(int socket, const sockaddr* address, socklen_t length) {
    static const auto next = yenile::tests::original<decltype(&connect)>("connect");
    NameLookUp* const names = current;
    if (!names || address->sa_family != AF_INET)
        return next(socket, address, length);
    sockaddr_in to = *reinterpret_cast<const sockaddr_in*>(address);
    if (names->takes(ntohl(to.sin_addr.s_addr)))
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return next(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to);
}
