// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/validation_cases.h"
#include "tests/judges/authority.h"

#include <QGuiApplication>
#include <QTextStream>

/// Writes what the tests make to be judged into two folders, PDFs and containers, each under the name of its
/// case, with what others need to judge it. Cases that need a policy or a time of their own are left out.

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

bool write(const Workshop& shop, const QDir& folder, const std::vector<ValidationCase>& cases,
           const QString& suffix) {
    bool isWhole = writeAuthority(folder, shop.bench.ca(), shop.revocation);
    for (const ValidationCase& row : cases)
        if (!row.policy)
            isWhole = writeFile(folder.filePath(QString::fromUtf8(row.name) + suffix), row.document(shop)) &&
                      isWhole;
    return isWhole;
}

} // namespace

int main(int argc, char* argv[]) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    if (argc != 3) {
        QTextStream(stdout) << "usage: yenile-judge-cases PDFS CONTAINERS\n";
        return 2;
    }
    const Workshop shop;
    const bool isWhole = write(shop, application.arguments().at(1), validationCases(), u".pdf"_s) &&
                         write(shop, application.arguments().at(2), containerCases(), u".asice"_s);
    return isWhole ? 0 : 1;
}
