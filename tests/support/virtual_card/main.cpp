// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/virtual_card/piv_card.h"

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <sstream>

// yenile-virtual-card PIN PORT SLOT=KEY.pem,CERTIFICATE.pem …
//
// A PIV card in the virtual reader (vpcd) that listens on 127.0.0.1:PORT in the network namespace of its own
// that this program is started in. Commands come on standard input, one a line, and are answered with "ok":
//   insert [mute | foreign | other] (does not answer; is of a kind that no driver knows; has another number)
//   remove | fail STATUS COUNT (hexadecimal status word of the next key operations)
// Ends at the end of its input.
namespace {

using yenile::tests::Bytes;
using yenile::tests::PivCard;

[[noreturn]] void stop(const char* what) {
    std::perror(what);
    std::exit(1);
}

/// A new network namespace begins with its loopback down.
void raiseLoopback() {
    const int control = socket(AF_INET, SOCK_DGRAM, 0);
    ifreq request{};
    std::snprintf(request.ifr_name, sizeof request.ifr_name, "lo");
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    if (ioctl(control, SIOCSIFFLAGS, &request) != 0)
        stop("loopback");
    close(control);
}

std::shared_ptr<EVP_PKEY> readKey(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "r");
    EVP_PKEY* key = file ? PEM_read_PrivateKey(file, nullptr, nullptr, nullptr) : nullptr;
    if (!key)
        stop(path.c_str());
    std::fclose(file);
    return {key, EVP_PKEY_free};
}

Bytes readCertificate(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "r");
    X509* certificate = file ? PEM_read_X509(file, nullptr, nullptr, nullptr) : nullptr;
    if (!certificate)
        stop(path.c_str());
    std::fclose(file);
    Bytes der(static_cast<std::size_t>(i2d_X509(certificate, nullptr)));
    auto* out = der.data();
    i2d_X509(certificate, &out);
    X509_free(certificate);
    return der;
}

/// The wire to vpcd: messages of a length (2 bytes, big endian) and so many bytes. One byte is a control
/// message (0 off, 1 on, 2 reset, 4 answer to reset), everything else a command to the card.
class Reader {
public:
    explicit Reader(std::uint16_t port) : m_port(port) {}

    /// Waits for the reader, which may still be on its way up.
    void insert() {
        if (m_socket >= 0)
            return;
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        for (int tries = 0; tries < 1000; ++tries) {
            m_socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            if (connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
                return;
            remove();
            usleep(10000);
        }
        stop("virtual reader");
    }

    void remove() {
        if (m_socket >= 0)
            close(m_socket);
        m_socket = -1;
    }

    [[nodiscard]] int socketHandle() const { return m_socket; }

    /// What sits in the reader: "mute", "foreign", or empty for the PIV card.
    void setKind(std::string kind) { m_kind = std::move(kind); }

    void serve(PivCard& card) {
        Bytes size(2);
        Bytes message;
        if (receive(size)) {
            message.resize(static_cast<std::size_t>(size[0] << 8 | size[1]));
            if (receive(message))
                return answer(card, message);
        }
        remove();
    }

private:
    void answer(PivCard& card, const Bytes& message) {
        if (message.size() != 1)
            return send(m_kind.empty() ? card.answer(message) : Bytes{0x6D, 0x00});
        if (message[0] == 4)
            send(answerToReset());
        else
            card.reset();
    }

    [[nodiscard]] Bytes answerToReset() const {
        // vpcd takes no answer for no card; one that is too long fails like a card that cannot be powered.
        if (m_kind == "mute")
            return Bytes(40, 0x3B);
        // The least that ISO/IEC 7816-3 allows: T=0, and two historical bytes that nobody has.
        return m_kind == "foreign" ? Bytes{0x3B, 0x02, 0x59, 0x4E} : PivCard::answerToReset();
    }

    bool receive(Bytes& bytes) const {
        std::size_t done = 0;
        while (done < bytes.size()) {
            // vpcd sends length and body apart; without this each command takes 40 ms
            const int at_once = 1;
            setsockopt(m_socket, IPPROTO_TCP, TCP_QUICKACK, &at_once, sizeof at_once);
            const ssize_t count = recv(m_socket, bytes.data() + done, bytes.size() - done, 0);
            if (count <= 0)
                return false;
            done += static_cast<std::size_t>(count);
        }
        return true;
    }

    void send(const Bytes& bytes) {
        Bytes message{static_cast<std::uint8_t>(bytes.size() >> 8),
                      static_cast<std::uint8_t>(bytes.size() & 0xFF)};
        message.insert(message.end(), bytes.begin(), bytes.end());
        if (::send(m_socket, message.data(), message.size(), MSG_NOSIGNAL) < 0)
            remove();
    }

    std::uint16_t m_port;
    int m_socket = -1;
    std::string m_kind;
};

void obey(const std::string& line, PivCard& card, Reader& reader) {
    std::istringstream words(line);
    std::string command;
    words >> command;
    if (command == "insert") {
        std::string kind;
        words >> kind;
        card.reset();
        card.setNumber(kind == "other" ? 1 : 0);
        reader.setKind(kind == "other" ? "" : kind);
        reader.insert();
    } else if (command == "remove") {
        reader.remove();
    } else if (command == "fail") {
        int status = 0;
        int count = 0;
        words >> std::hex >> status >> std::dec >> count;
        card.failNext(static_cast<std::uint16_t>(status), count);
    }
    std::cout << "ok" << std::endl;
}

} // namespace

int main(int argc, char* argv[]) {
    if (argc < 4)
        return 2;
    PivCard card(argv[1]);
    for (int i = 3; i < argc; ++i) {
        const std::string key = argv[i];
        const auto equals = key.find('=');
        const auto comma = key.find(',');
        const int reference = std::stoi(key.substr(0, equals), nullptr, 16);
        card.addKey(static_cast<std::uint8_t>(reference), readKey(key.substr(equals + 1, comma - equals - 1)),
                    readCertificate(key.substr(comma + 1)));
    }
    raiseLoopback();
    Reader reader(static_cast<std::uint16_t>(std::stoi(argv[2])));
    std::string input;
    while (true) {
        pollfd entries[2] = {{STDIN_FILENO, POLLIN, 0}, {reader.socketHandle(), POLLIN, 0}};
        poll(entries, 2, -1);
        if (entries[1].revents != 0)
            reader.serve(card);
        if (entries[0].revents == 0)
            continue;
        char part[256];
        const ssize_t count = read(STDIN_FILENO, part, sizeof part);
        if (count <= 0)
            return 0;
        input.append(part, static_cast<std::size_t>(count));
        for (auto end = input.find('\n'); end != std::string::npos; end = input.find('\n')) {
            obey(input.substr(0, end), card, reader);
            input.erase(0, end + 1);
        }
    }
}
