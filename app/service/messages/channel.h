// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDir>
#include <QJsonObject>

namespace yenile::registration {

/// A channel for messages to applicants. A message has "id" (the same for every attempt), "to", "text", for
/// e-mails "subject", and details for programs.
class Channel {
public:
    Channel() = default;
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;
    virtual ~Channel() = default;

    /// Errors: ServiceUnreachable, the file errors (another attempt may help), RequestInvalid (no attempt
    /// will help).
    [[nodiscard]] virtual Result<void> send(const QJsonObject& message) = 0;
    /// Whether sending takes as long as writing a file.
    [[nodiscard]] virtual bool isLocal() const { return false; }
    /// Whether messages are sent at once, not at the next check for due messages.
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
