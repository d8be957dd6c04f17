// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace yenile::pkcs11 {

/// What a file for Windows is made for, by its own header (PE format). None: it is no such file.
enum class ProgramKind { None, Bits32, Bits64, Other };
[[nodiscard]] ProgramKind programKindOf(const QString& path);

} // namespace yenile::pkcs11
