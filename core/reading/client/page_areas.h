// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QList>
#include <QRectF>

namespace yenile::reading {

/// Where something is seen on a page of a PDF file: in units of the page, from its upper left corner as it is
/// shown. `page` counts from 1, or below zero from the end. Starts a reader; blocks. Errors: those of
/// ReaderProcess::show(); FileNotReadable; PdfFeatureUnsupported without such a page.
[[nodiscard]] Result<QList<QRectF>> inkedAreas(const QString& path, int page, const Secret& password = {});

} // namespace yenile::reading
