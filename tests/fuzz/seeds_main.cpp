// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "tests/fuzz/seeds.h"

#include <QDir>

#include <iostream>

/// yenile-fuzz-seeds FOLDER: writes FOLDER/seeds/TARGET/… and FOLDER/context.
int main(int argc, char* argv[]) {
    using namespace yenile;
    if (argc != 2) {
        std::cerr << "yenile-fuzz-seeds FOLDER\n";
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    const auto write = [&](const QString& name, const QByteArray& content) {
        if (!writeFile(folder.filePath(name), content)) {
            std::cerr << "cannot write " << name.toStdString() << '\n';
            std::exit(1);
        }
    };
    const auto [context, seeds] = tests::fuzzCorpus();
    write(QStringLiteral("context/anchor"), context.anchor);
    write(QStringLiteral("context/issuer"), context.issuer);
    write(QStringLiteral("context/person"), context.person);
    write(QStringLiteral("context/request"), context.request);
    for (const auto& [target, inputs] : seeds.asKeyValueRange())
        for (qsizetype i = 0; i < inputs.size(); ++i)
            write(QStringLiteral("seeds/%1/%2").arg(target).arg(i), inputs[i]);
}
