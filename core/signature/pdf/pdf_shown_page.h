// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_values.h"

#include <QRectF>
#include <QSizeF>

namespace yenile::signature::pdf {

[[nodiscard]] QPDFObjectHandle::Rectangle ordered(QPDFObjectHandle::Rectangle r);

/// In degrees, one of four.
[[nodiscard]] int rotation(QPDFObjectHandle value);

/// What stands where it stands.
[[nodiscard]] inline QPDFObjectHandle itself(QPDFObjectHandle value) {
    return value;
}

/// An entry that a page may have from the nodes above it (ISO 32000-1, 7.7.3.4).
[[nodiscard]] QPDFObjectHandle inherited(QPDFObjectHandle page, const char* key, const Resolve& resolve);

/// A page and its coordinates as they are seen: turned, and from the upper left corner.
class ShownCoordinates {
public:
    /// Throws where the page has no size.
    explicit ShownCoordinates(const QPDFObjectHandle& page, const Resolve& resolve = itself);

    [[nodiscard]] QSizeF size() const;
    [[nodiscard]] int degrees() const { return m_degrees; }
    [[nodiscard]] QRectF fromPage(const QPDFObjectHandle::Rectangle& r) const;
    [[nodiscard]] QPDFObjectHandle::Rectangle toPage(const QRectF& r) const;

private:
    QPDFObjectHandle::Rectangle m_box;
    int m_degrees;
};

} // namespace yenile::signature::pdf
