// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <vector>

class QPrinter;
class QWidget;

namespace yenile::ui {

/// Dots per inch at which pages are drawn for paper.
inline constexpr double printResolution = 300;

/// Prints each on a page of its own, as large as the paper allows.
void printPages(QPrinter& printer, const std::vector<QImage>& pages);

/// Shows the preview, from which the person prints.
void previewPages(const QString& title, const std::vector<QImage>& pages, QWidget* parent);

} // namespace yenile::ui
