// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace yenile::signature {

/// The way to a time-stamping authority: sends bytes and receives bytes. What they mean is checked here, so a
/// transport cannot get it wrong. May block: for worker threads.
class TimeStamper {
public:
    TimeStamper() = default;
    TimeStamper(const TimeStamper&) = delete;
    TimeStamper& operator=(const TimeStamper&) = delete;
    virtual ~TimeStamper() = default;

    /// Sends a TimeStampReq (application/timestamp-query) and returns the TimeStampResp (RFC 3161, 3.4), both
    /// DER. Errors: TimeStampFailed, the network's.
    [[nodiscard]] virtual Result<QByteArray> exchange(const QByteArray& request) = 0;
};

} // namespace yenile::signature
