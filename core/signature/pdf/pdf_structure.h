#pragma once

#include "core/signature/pdf/pdf_values.h"

#include <functional>

namespace yenile::signature::pdf {

/// How the structure tree (ISO 32000-2, 14.7) may change when a document is signed: what it said of the
/// document it still says, and a signature field gets an element of its own.
class StructureGrowth {
public:
    StructureGrowth(bool isAllowed, std::function<bool(const QPDFObjectHandle&)> isNew)
        : m_isAllowed(isAllowed), m_isNew(std::move(isNew)) {}

    /// Of the root. Throws like numberTree().
    [[nodiscard]] bool isGrown(QPDFObjectHandle older, QPDFObjectHandle newer) const;
    [[nodiscard]] bool isGrownElement(QPDFObjectHandle older, QPDFObjectHandle newer) const;

private:
    [[nodiscard]] bool areGrown(QPDFObjectHandle older, QPDFObjectHandle newer) const;

    bool m_isAllowed;
    std::function<bool(const QPDFObjectHandle&)> m_isNew;
};

} // namespace yenile::signature::pdf
