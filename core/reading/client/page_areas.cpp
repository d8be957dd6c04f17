// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/client/page_areas.h"

#include "core/reading/client/reader_process.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace yenile::reading {

namespace {

constexpr double dotsPerInch = 36;
constexpr int unitsInDot = 2; // 72 to the inch
constexpr int cell = 3;       // dots a side
constexpr int leastContrast = 24;

quint32 dotAt(const PageImage& image, int x, int y) {
    quint32 dot = 0;
    std::memcpy(&dot, image.dots.constData() + qsizetype{4} * (qsizetype{y} * image.width + x), sizeof dot);
    return dot;
}

/// The paper's colour: that of most dots.
quint32 backgroundOf(const PageImage& image) {
    std::map<quint32, int> counts;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            ++counts[dotAt(image, x, y)];
    return std::ranges::max_element(counts, {}, [](const auto& each) { return each.second; })->first;
}

bool isInk(quint32 dot, quint32 background) {
    for (int shift = 0; shift < 24; shift += 8)
        if (std::abs(static_cast<int>(dot >> shift & 0xFF) - static_cast<int>(background >> shift & 0xFF)) >
            leastContrast)
            return true;
    return false;
}

bool hasInk(const PageImage& image, int left, int top, quint32 background) {
    for (int y = top; y < std::min(top + cell, image.height); ++y)
        for (int x = left; x < std::min(left + cell, image.width); ++x)
            if (isInk(dotAt(image, x, y), background))
                return true;
    return false;
}

/// Neighbours in a row become one.
QList<QRectF> areasIn(const PageImage& image, double unitsPerDot) {
    QList<QRectF> areas;
    if (image.width == 0 || image.height == 0)
        return areas;
    const quint32 background = backgroundOf(image);
    const double side = cell * unitsPerDot;
    for (int y = 0; y < image.height; y += cell)
        for (int x = 0; x < image.width; x += cell) {
            if (!hasInk(image, x, y, background))
                continue;
            const QRectF area(x * unitsPerDot, y * unitsPerDot, side, side);
            if (!areas.isEmpty() && areas.last().y() == area.y() && areas.last().right() >= area.x())
                areas.last().setRight(area.right());
            else
                areas << area;
        }
    return areas;
}

} // namespace

Result<QList<QRectF>> inkedAreas(const QString& path, int page, const Secret& password) {
    const auto file = process::SharedFile::open(path);
    if (!file)
        return failure(file);
    const auto reader = ReaderProcess::start(ReaderProcess::Skill::Drawing);
    if (!reader)
        return failure(reader);
    const auto overview = (*reader)->show(*file, password);
    if (!overview)
        return failure(overview);
    const auto count = static_cast<int>(overview->pageSizes.size());
    const int index = page < 0 ? count + page : page - 1;
    if (index < 0 || index >= count)
        return fail(ErrorCode::PdfFeatureUnsupported);
    const auto image = (*reader)->draw(index, dotsPerInch);
    if (!image)
        return failure(image);
    // A page too large for its dots is drawn smaller.
    const double width = overview->pageSizes[index].width();
    return areasIn(*image,
                   image->width > 0 ? std::max(double{unitsInDot}, width / image->width) : unitsInDot);
}

} // namespace yenile::reading
