// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/font_face.h"

namespace yenile::signature {

/// A font of this computer that has these letters, which belong together, and that may be embedded. The one
/// that the system prefers.
[[nodiscard]] std::optional<FontFace> systemFontWith(const std::u32string& letters);

} // namespace yenile::signature
