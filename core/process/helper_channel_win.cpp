// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/helper_channel.h"

#include "core/process/file_message_win.h"
#include "core/process/frame.h"

#include <QtEndian>

#include <windows.h>

#include <cstdio>
#include <fcntl.h>
#include <io.h>

namespace yenile::process {

namespace {

bool readAll(HANDLE file, char* bytes, qsizetype size) {
    while (size > 0) {
        DWORD count = 0;
        if (!ReadFile(file, bytes, static_cast<DWORD>(size), &count, nullptr))
            return false;
        bytes += count;
        size -= count;
    }
    return true;
}

bool writeAll(HANDLE file, QByteArrayView bytes) {
    while (!bytes.isEmpty()) {
        DWORD count = 0;
        if (!WriteFile(file, bytes.data(), static_cast<DWORD>(bytes.size()), &count, nullptr))
            return false;
        bytes = bytes.sliced(count);
    }
    return true;
}

} // namespace

// When the client is gone, its job ends this process: nothing has to watch for that here.
HelperChannel::HelperChannel(qsizetype largestFrame)
    : m_largestFrame(largestFrame), m_input(GetStdHandle(STD_INPUT_HANDLE)),
      m_output(GetStdHandle(STD_OUTPUT_HANDLE)) {
    SetStdHandle(STD_INPUT_HANDLE, nullptr);
    SetStdHandle(STD_OUTPUT_HANDLE, GetStdHandle(STD_ERROR_HANDLE));
    // The C library has descriptors of its own; they hold the same handles, which stay open for us.
    const int nothing = _open("NUL", _O_RDONLY);
    const HANDLE process = GetCurrentProcess();
    DuplicateHandle(process, m_input, process, &m_input, 0, FALSE, DUPLICATE_SAME_ACCESS);
    DuplicateHandle(process, m_output, process, &m_output, 0, FALSE, DUPLICATE_SAME_ACCESS);
    _dup2(nothing, _fileno(stdin));
    _close(nothing);
    _dup2(_fileno(stderr), _fileno(stdout));
}

HelperChannel::~HelperChannel() {
    CloseHandle(m_input);
    CloseHandle(m_output);
}

bool HelperChannel::fill(QByteArray& bytes) {
    return readAll(m_input, bytes.data(), bytes.size());
}

SharedFile HelperChannel::receiveFile() {
    FileMessage message;
    if (!readAll(m_input, reinterpret_cast<char*>(&message), sizeof message))
        return SharedFile({nullptr, 0});
    return SharedFile({reinterpret_cast<void*>(message.section), message.size});
}

bool HelperChannel::sendBytes(QByteArrayView bytes) {
    return writeAll(m_output, header(bytes.size())) && writeAll(m_output, bytes);
}

} // namespace yenile::process
