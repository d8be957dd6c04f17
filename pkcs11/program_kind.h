// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace yenile::pkcs11 {

/// The kind of computer a Windows file is for, by its header (PE format). None: it is not such a file.
enum class ProgramKind { None, Bits32, Bits64, Other };
[[nodiscard]] ProgramKind programKindOf(const QString& path);

} // namespace yenile::pkcs11
