// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/validation_cases.h"

#include <QCoreApplication>
#include <QTextStream>

#include <ctime>

/// What a document costs to judge that many have signed: docs/benchmarks.md.

using namespace yenile;
using namespace yenile::tests;

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    const Workshop shop;
    QTextStream out(stdout);
    out << "signatures        MB  processor (ms)  each (ms)" << Qt::endl;
    QByteArray pdf = shop.original;
    int count = 0;
    for (const int next : {10, 30, 100, 300, 1000}) {
        for (; count < next; ++count)
            pdf = shop.signedAgain(pdf);
        const std::clock_t start = std::clock();
        const auto report =
            signature::validatePdfBytes(pdf, QStringLiteral("document.pdf"), shop.bench.policy());
        const double elapsed = 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        if (!report || report->indication() != signature::Indication::TotalPassed)
            qFatal("not passed");
        out << qSetFieldWidth(10) << count << Qt::fixed << qSetRealNumberPrecision(1)
            << static_cast<double>(pdf.size()) / 1e6 << qSetFieldWidth(15) << elapsed << qSetFieldWidth(12)
            << qSetRealNumberPrecision(2) << elapsed / count << qSetFieldWidth(0) << Qt::endl;
    }
    return 0;
}
