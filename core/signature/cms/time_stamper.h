// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace yenile::signature {

/// The way to a time-stamping authority: bytes there and bytes back. What they mean is checked here, so a
/// transport cannot get it wrong. May block; called in a worker thread only.
class TimeStamper {
public:
    TimeStamper() = default;
    TimeStamper(const TimeStamper&) = delete;
    TimeStamper& operator=(const TimeStamper&) = delete;
    virtual ~TimeStamper() = default;

    /// Sends a TimeStampReq (application/timestamp-query), returns the TimeStampResp (RFC 3161, 3.4), both
    /// DER. Errors: TimeStampFailed, the network's.
    [[nodiscard]] virtual Result<QByteArray> exchange(const QByteArray& request) = 0;
};

} // namespace yenile::signature
