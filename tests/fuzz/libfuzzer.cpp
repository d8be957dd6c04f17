// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "tests/fuzz/target.h"

#include <QDir>

#include <cstdint>
#include <iostream>

/// libFuzzer's side: one target a program. YENILE_FUZZ_CONTEXT is the folder that yenile-fuzz-seeds made.
namespace {

using yenile::tests::FuzzContext;

FuzzContext readContext() {
    const QDir folder(qEnvironmentVariable("YENILE_FUZZ_CONTEXT"));
    const auto read = [&](const char* name) {
        const auto content = yenile::readFile(folder.filePath(QLatin1String(name)));
        if (!content) {
            std::cerr << "YENILE_FUZZ_CONTEXT has no " << name << '\n';
            std::exit(2);
        }
        return *content;
    };
    return {read("anchor"), read("issuer"), read("person"), read("request")};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const FuzzContext context = readContext();
    static const auto target = yenile::tests::fuzzTargets().first();
    // A copy that ends where the input ends: what reads beyond it is found.
    target(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)), context);
    return 0;
}
