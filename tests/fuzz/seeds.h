// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/fuzz/target.h"

#include <QByteArrayList>

/// What the targets begin with; made anew each time, certificates and all.
namespace yenile::tests {

using FuzzSeeds = QMap<QString, QByteArrayList>; ///< by target

struct FuzzCorpus {
    FuzzContext context;
    FuzzSeeds seeds;
};

/// What certificates and signatures are in. Failures throw.
[[nodiscard]] FuzzCorpus signedCorpus();
/// The others.
[[nodiscard]] FuzzSeeds textSeeds();

/// All of them.
[[nodiscard]] inline FuzzCorpus fuzzCorpus() {
    FuzzCorpus corpus = signedCorpus();
    corpus.seeds.insert(textSeeds());
    return corpus;
}

} // namespace yenile::tests
