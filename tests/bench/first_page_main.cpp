// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/client/reader_process.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <cstdio>

// yenile-first-page FILE: draws the first page of a PDF as the wizard's viewer does, and tells how long after
// its begin the reader process was started, had opened the document and had drawn the page (milliseconds).
namespace {

using namespace yenile;
using reading::ReaderProcess;

double milliseconds(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

Result<void> drawFirstPage(const QString& path) {
    QElapsedTimer timer;
    timer.start();
    const auto reader = ReaderProcess::start(ReaderProcess::Skill::Drawing);
    if (!reader)
        return failure(reader);
    const double started = milliseconds(timer);
    const auto file = process::SharedFile::open(path);
    if (!file)
        return failure(file);
    if (const auto overview = (*reader)->show(*file); !overview)
        return failure(overview);
    const double opened = milliseconds(timer);
    const auto page = (*reader)->draw(0, 96);
    if (!page)
        return failure(page);
    std::fprintf(stderr, "%.1f %.1f %.1f\n", started, opened, milliseconds(timer));
    return {};
}

} // namespace

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    if (argc != 2)
        return 2;
    const Result<void> drawn = drawFirstPage(QFile::decodeName(argv[1]));
    if (!drawn)
        std::fprintf(stderr, "%s\n", qPrintable(sentence(drawn.error())));
    return drawn ? 0 : 1;
}
