// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDir>
#include <QJsonObject>

namespace yenile::registration {

/// A way out for messages to applicants. A message has "id", the same for every try to send it, "to", "text",
/// for e-mail "subject", and what a program may want to know of it.
class Channel {
public:
    Channel() = default;
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;
    virtual ~Channel() = default;

    /// Errors: ServiceUnreachable, the file errors (worth another try later), RequestInvalid (not worth one).
    [[nodiscard]] virtual Result<void> send(const QJsonObject& message) = 0;
    /// Whether sending takes no longer than writing a file.
    [[nodiscard]] virtual bool isLocal() const { return false; }
    /// Whether messages are sent at once, and not at the next look for what is due.
    [[nodiscard]] virtual bool isUrgent() const { return true; }
};

/// Writes each message into a file of its own; their names sort by time.
class SpoolChannel final : public Channel {
public:
    explicit SpoolChannel(const QDir& folder) : m_folder(folder) {}
    [[nodiscard]] Result<void> send(const QJsonObject& message) override;
    [[nodiscard]] bool isLocal() const override { return true; }

private:
    QDir m_folder;
};

} // namespace yenile::registration
