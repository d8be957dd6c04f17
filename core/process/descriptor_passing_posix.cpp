// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/descriptor_passing.h"

#include <sys/socket.h>
#include <sys/types.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace yenile::process {

namespace {

/// A message of one byte, with room for one descriptor.
struct Message {
    char byte = 'F';
    iovec part{&byte, 1};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr header{nullptr, 0, &part, 1, control.data(), control.size(), 0};
};

} // namespace

bool sendDescriptor(int socket, int descriptor) {
    Message message;
    cmsghdr* const rights = CMSG_FIRSTHDR(&message.header);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(rights), &descriptor, sizeof(int));
    return sendmsg(socket, &message.header, MSG_NOSIGNAL | MSG_DONTWAIT) == 1;
}

int receiveDescriptor(int socket) {
    Message message;
    ssize_t count = 0;
    do
        count = recvmsg(socket, &message.header, MSG_CMSG_CLOEXEC);
    while (count < 0 && errno == EINTR);
    const cmsghdr* const rights = count == 1 ? CMSG_FIRSTHDR(&message.header) : nullptr;
    if (rights == nullptr || rights->cmsg_level != SOL_SOCKET || rights->cmsg_type != SCM_RIGHTS)
        return -1;
    int descriptor = -1;
    std::memcpy(&descriptor, CMSG_DATA(rights), sizeof(int));
    return descriptor;
}

} // namespace yenile::process
