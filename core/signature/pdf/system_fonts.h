// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/font_face.h"

namespace yenile::signature {

/// A font of this computer with these letters, which belong together; its makers let it be embedded. The one
/// that the system's settings prefer.
[[nodiscard]] std::optional<FontFace> systemFontWith(const std::u32string& letters);

} // namespace yenile::signature
