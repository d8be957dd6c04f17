#pragma once

#include "core/base/secret.h"
#include "core/process/shared_file.h"

#include <QCborMap>

#include <optional>

namespace yenile::process {

/// The wire's end in the program that works for another one. Takes standard input and output for itself: what
/// libraries print goes to standard error from then on. Ends the process, after two seconds, when the other
/// program is gone.
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
    /// Waits until there is something to receive; false at the end of the input.
    [[nodiscard]] bool awaitInput() const;

    [[nodiscard]] bool send(const QCborMap& answer);
    /// A frame of bytes as they are.
    [[nodiscard]] bool sendBytes(QByteArrayView bytes);

private:
    [[nodiscard]] std::optional<QByteArray> receiveFrame();
    qsizetype m_largestFrame;
    int m_input;
    int m_output;
};

} // namespace yenile::process
