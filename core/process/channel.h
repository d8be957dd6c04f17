// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/process/native_handle.h"
#include "core/process/shared_file.h"

#include <QCborMap>

#include <optional>

namespace yenile::process {

/// The wire's end in the program that works for another one. Takes standard input and output for itself: what
/// libraries print goes to standard error from then on. When the other program is gone, sending fails, and
/// the process is ended after two seconds.
class Channel {
public:
    explicit Channel(qsizetype largestFrame);
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;
    ~Channel();

    /// Nothing at the end of the input, or where it makes no sense.
    [[nodiscard]] std::optional<QCborMap> receive();
    [[nodiscard]] std::optional<Secret> receiveSecret();
    /// Without a descriptor where none came.
    [[nodiscard]] SharedFile receiveFile();
    /// Waits until there is something to receive; false at the end of the input. (POSIX)
    [[nodiscard]] bool awaitInput() const;

    [[nodiscard]] bool send(const QCborMap& answer);
    /// A frame of bytes as they are.
    [[nodiscard]] bool sendBytes(QByteArrayView bytes);

private:
    [[nodiscard]] std::optional<QByteArray> receiveFrame();
    /// With what comes in; false where that ends before.
    [[nodiscard]] bool fill(QByteArray& bytes);
    qsizetype m_largestFrame;
    NativeHandle m_input;
    NativeHandle m_output;
};

} // namespace yenile::process
