// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QDir>
#include <QJsonObject>

#include <functional>

namespace yenile::registration {

/// The spool folder: messages without another channel, and captchas if they are revealed.
class SpoolFolder {
public:
    /// Of the name of what is still being written.
    static inline const QString partEnding = QStringLiteral(".part");

    explicit SpoolFolder(const QDir& folder) : m_folder(folder) {}

    /// Removes messages, and files of interrupted writes, because nobody can tell whom they are about.
    /// Returns their number.
    int removeIf(const std::function<bool(const QJsonObject&)>& isMeant) const;
    /// Removes what was written before that time. Returns the number of files.
    int removeOlder(const QDateTime& time) const;

private:
    int removeFiles(const std::function<bool(const QString&)>& isMeant) const;

    QDir m_folder;
};

} // namespace yenile::registration
