// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QList>
#include <QRectF>

namespace yenile::reading {

/// The areas of a PDF page on which something is visible, in units of the page from its upper left corner as
/// shown. `page` counts from 1, or, below zero, from the end. Starts a reader process; blocks. Errors: those
/// of ReaderProcess::show(); FileNotReadable; PdfFeatureUnsupported if there is no such page.
[[nodiscard]] Result<QList<QRectF>> inkedAreas(const QString& path, int page, const Secret& password = {});

} // namespace yenile::reading
