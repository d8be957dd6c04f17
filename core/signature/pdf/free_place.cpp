// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/free_place.h"

#include <algorithm>

namespace yenile::signature {

namespace {

constexpr double stepsInMargin = 4;
constexpr double gapInMargin = 0.2; // kept from what is there
// A page may be as large, and have as much on it, as somebody likes: it is searched in larger steps, or not
// at all.
constexpr double mostSteps = 250; // along a side
constexpr qsizetype mostTaken = 20000;

bool isClear(const QRectF& place, const QList<QRectF>& taken) {
    return std::ranges::none_of(taken, [&](const QRectF& each) { return each.intersects(place); });
}

} // namespace

QRectF cornerPlace(const ShownPage& page, SignaturePlace::Corner corner, QSizeF size) {
    using enum SignaturePlace::Corner;
    const bool isLeft = corner == TopLeft || corner == BottomLeft;
    const bool isTop = corner == TopLeft || corner == TopRight;
    return {{isLeft ? page.margin : page.size.width() - page.margin - size.width(),
             isTop ? page.margin : page.size.height() - page.margin - size.height()},
            size};
}

std::optional<QRectF> freePlace(const ShownPage& page, SignaturePlace::Corner corner, QSizeF size,
                                const QList<QRectF>& taken) {
    if (taken.size() > mostTaken)
        return {};
    const QRectF first = cornerPlace(page, corner, size);
    const double step = std::max(
        {page.margin / stepsInMargin, page.size.width() / mostSteps, page.size.height() / mostSteps});
    const double gap = page.margin * gapInMargin;
    const auto across = static_cast<int>((page.size.width() - 2 * page.margin - size.width()) / step);
    const auto along = static_cast<int>((page.size.height() - 2 * page.margin - size.height()) / step);
    const double x = first.x() > page.margin ? -step : step; // away from the corner
    const double y = first.y() > page.margin ? -step : step;
    for (int away = 0; away <= across + along; ++away)
        for (int aside = std::max(0, away - along); aside <= std::min(away, across); ++aside) {
            const QRectF place = first.translated(aside * x, (away - aside) * y);
            if (isClear(place.adjusted(-gap, -gap, gap, gap), taken))
                return place;
        }
    return {};
}

} // namespace yenile::signature
