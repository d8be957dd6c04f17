#pragma once

#include "core/base/secret.h"
#include "pkcs11/protocol/frame.h"

#include <optional>

namespace yenile::pkcs11::helper {

/// The helper's end of the wire. Takes standard input and output for itself: what a driver prints goes to
/// standard error from then on.
class Channel {
public:
    Channel();
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;
    ~Channel();

    /// Nothing at the end of the input, or where it makes no sense.
    [[nodiscard]] std::optional<QCborMap> receive();
    [[nodiscard]] std::optional<Secret> receiveSecret();
    [[nodiscard]] bool send(const QCborMap& answer);

private:
    [[nodiscard]] std::optional<QByteArray> receiveFrame();
    int m_input;
    int m_output;
};

} // namespace yenile::pkcs11::helper
