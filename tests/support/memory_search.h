// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QString>

#include <stdexcept>

namespace yenile::tests {

/// Where a process cannot be looked into: it is not ours, or its memory is private and we are not root. What
/// the functions for its memory and its variables throw.
struct MemoryClosed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The writable memory of a process that holds the text now, in UTF-8 or as Qt keeps it, a line for each
/// place ("[heap] +1234 in UTF-16"). Empty: nowhere.
[[nodiscard]] QStringList placesInMemory(qint64 process, const QString& text);

/// The variables that a process was started with: "LANG=C". It has some, but shows none while it is started.
[[nodiscard]] QByteArrayList environmentOf(qint64 process);

/// Processes that this one has started and that still run.
[[nodiscard]] QList<qint64> childrenOf(qint64 process);

/// The files below a folder that hold the text.
[[nodiscard]] QStringList filesWith(const QString& folder, const QString& text);

} // namespace yenile::tests
