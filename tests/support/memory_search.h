// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <stdexcept>

namespace yenile::tests {

/// Where a process cannot be looked into: it is not ours, or its memory is private and we are not root.
struct MemoryClosed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The writable memory of a process that holds the text now, in UTF-8 or as Qt keeps it, a line for each
/// place
/// ("[heap] +1234"). Empty: nowhere.
[[nodiscard]] QStringList placesInMemory(qint64 process, const QString& text);

/// Processes that this one has started and that still run.
[[nodiscard]] QList<qint64> childrenOf(qint64 process);

/// The files below a folder that hold the text.
[[nodiscard]] QStringList filesWith(const QString& folder, const QString& text);

} // namespace yenile::tests
