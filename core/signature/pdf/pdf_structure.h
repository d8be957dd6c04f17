// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_values.h"

namespace yenile::signature::pdf {

/// How the structure tree (ISO 32000-2, 14.7) may change when a document is signed: what it said of the
/// document it still says, and a signature field gets an element of its own.
struct StructureGrowth {
    bool isAllowed = false;
    std::function<bool(const QPDFObjectHandle&)> isNew;
    Resolve older; ///< what references lead to
    Resolve newer;

    /// Of the root. Throws like numberTree().
    [[nodiscard]] bool isGrown(QPDFObjectHandle before, QPDFObjectHandle after) const;
    [[nodiscard]] bool isGrownElement(QPDFObjectHandle before, QPDFObjectHandle after) const;

private:
    [[nodiscard]] bool areGrown(QPDFObjectHandle before, QPDFObjectHandle after) const;
    [[nodiscard]] bool isGrownNumbers(QPDFObjectHandle before, QPDFObjectHandle after) const;
};

} // namespace yenile::signature::pdf
