#include "app/service/http/client_address.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <sys/socket.h>

#include <array>
#include <cstring>

namespace yenile::registration {

QString counted(const QString& address) {
    in6_addr whole = {};
    if (inet_pton(AF_INET6, address.toLatin1().constData(), &whole) != 1 || IN6_IS_ADDR_V4MAPPED(&whole))
        return address;
    std::memset(whole.s6_addr + 8, 0, 8);
    std::array<char, INET6_ADDRSTRLEN> text = {};
    return QString::fromLatin1(inet_ntop(AF_INET6, &whole, text.data(), text.size()));
}

std::string addressOfPeer(int socket) {
    sockaddr_storage peer = {};
    socklen_t size = sizeof peer;
    std::array<char, NI_MAXHOST> host = {};
    auto* const address = reinterpret_cast<sockaddr*>(&peer);
    if (::getpeername(socket, address, &size) != 0 ||
        ::getnameinfo(address, size, host.data(), host.size(), nullptr, 0, NI_NUMERICHOST) != 0)
        return {};
    return counted(QString::fromLatin1(host.data())).toStdString();
}

} // namespace yenile::registration
