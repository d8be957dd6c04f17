// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_shown_page.h"

#include "core/signature/pdf/pdf_limits.h"

#include <algorithm>
#include <cmath>

namespace yenile::signature::pdf {

namespace {

/// Points: beyond any page (ISO 32000-1, table C.1: 14,400), within all that is computed of one.
constexpr double farthest = 1e9;

QPDFObjectHandle::Rectangle boxFrom(QPDFObjectHandle box) {
    if (!box.isRectangle())
        throw std::runtime_error("a page without size");
    const auto r = ordered(box.getArrayAsRectangle());
    for (const double edge : {r.llx, r.lly, r.urx, r.ury})
        if (!(std::abs(edge) <= farthest))
            throw std::runtime_error("a page without end");
    return r;
}

/// The part of the page that is shown.
QPDFObjectHandle::Rectangle shown(const QPDFObjectHandle& page, const Resolve& resolve) {
    const QPDFObjectHandle media = inherited(page, "/MediaBox", resolve);
    const QPDFObjectHandle crop = inherited(page, "/CropBox", resolve);
    const auto all = boxFrom(media);
    if (!QPDFObjectHandle(crop).isRectangle())
        return all;
    const auto part = boxFrom(crop);
    return {std::max(all.llx, part.llx), std::max(all.lly, part.lly), std::min(all.urx, part.urx),
            std::min(all.ury, part.ury)};
}

} // namespace

QPDFObjectHandle::Rectangle ordered(QPDFObjectHandle::Rectangle r) {
    return {std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx), std::max(r.lly, r.ury)};
}

int rotation(QPDFObjectHandle value) {
    constexpr int quarter = 90;
    const int degrees = value.isInteger() ? value.getIntValueAsInt() % 360 : 0;
    return degrees % quarter == 0 ? (degrees + 360) % 360 : 0;
}

QPDFObjectHandle inherited(QPDFObjectHandle page, const char* key, const Resolve& resolve) {
    for (int depth = 0; depth < deepestNesting && page.isDictionary(); ++depth) {
        if (QPDFObjectHandle value = resolve(page.getKey(key)); !value.isNull())
            return value;
        page = resolve(page.getKey("/Parent"));
    }
    return QPDFObjectHandle::newNull();
}

ShownCoordinates::ShownCoordinates(const QPDFObjectHandle& page, const Resolve& resolve)
    : m_box(shown(page, resolve)), m_degrees(rotation(inherited(page, "/Rotate", resolve))) {
}

QSizeF ShownCoordinates::size() const {
    const QSizeF own(m_box.urx - m_box.llx, m_box.ury - m_box.lly);
    return m_degrees % 180 != 0 ? own.transposed() : own;
}

QRectF ShownCoordinates::fromPage(const QPDFObjectHandle::Rectangle& r) const {
    switch (m_degrees) {
    case 90:
        return {QPointF(r.lly - m_box.lly, r.llx - m_box.llx), QPointF(r.ury - m_box.lly, r.urx - m_box.llx)};
    case 180:
        return {QPointF(m_box.urx - r.urx, r.lly - m_box.lly), QPointF(m_box.urx - r.llx, r.ury - m_box.lly)};
    case 270:
        return {QPointF(m_box.ury - r.ury, m_box.urx - r.urx), QPointF(m_box.ury - r.lly, m_box.urx - r.llx)};
    default:
        return {QPointF(r.llx - m_box.llx, m_box.ury - r.ury), QPointF(r.urx - m_box.llx, m_box.ury - r.lly)};
    }
}

QPDFObjectHandle::Rectangle ShownCoordinates::toPage(const QRectF& r) const {
    switch (m_degrees) {
    case 90:
        return {m_box.llx + r.top(), m_box.lly + r.left(), m_box.llx + r.bottom(), m_box.lly + r.right()};
    case 180:
        return {m_box.urx - r.right(), m_box.lly + r.top(), m_box.urx - r.left(), m_box.lly + r.bottom()};
    case 270:
        return {m_box.urx - r.bottom(), m_box.ury - r.right(), m_box.urx - r.top(), m_box.ury - r.left()};
    default:
        return {m_box.llx + r.left(), m_box.ury - r.bottom(), m_box.llx + r.right(), m_box.ury - r.top()};
    }
}

} // namespace yenile::signature::pdf
