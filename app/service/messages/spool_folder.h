// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QDir>
#include <QJsonObject>

#include <functional>

namespace yenile::registration {

/// What lies in the spool folder: messages that went nowhere else, and captchas where these are revealed.
class SpoolFolder {
public:
    /// Of the name of what is still being written.
    static inline const QString partEnding = QStringLiteral(".part");

    explicit SpoolFolder(const QDir& folder) : m_folder(folder) {}

    /// Removes messages, and what somebody began to write who ended before the whole was there: nobody can
    /// tell whom it is about. Returns how many.
    int removeIf(const std::function<bool(const QJsonObject&)>& isMeant) const;
    /// Removes what was written before that time; returns how many files.
    int removeOlder(const QDateTime& time) const;

private:
    int removeFiles(const std::function<bool(const QString&)>& isMeant) const;

    QDir m_folder;
};

} // namespace yenile::registration
