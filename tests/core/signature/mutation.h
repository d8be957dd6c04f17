// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <algorithm>
#include <random>

namespace yenile::tests {

/// Damages bytes as a hostile sender would: other bits, other numbers, parts that are missing, doubled,
/// swapped or taken from elsewhere. The same seed makes the same.
class Mutation {
public:
    explicit Mutation(unsigned seed) : m_random(seed) {}
    /// One to four changes of `original`, all of them between the two positions.
    [[nodiscard]] QByteArray of(const QByteArray& original, qsizetype from, qsizetype to);
    [[nodiscard]] QByteArray of(const QByteArray& original) { return of(original, 0, original.size()); }

private:
    void change(QByteArray& bytes, qsizetype from, qsizetype to);
    /// At least 0 and less than `limit`; the same with every standard library, which distributions are not.
    [[nodiscard]] qsizetype below(qsizetype limit) {
        return static_cast<qsizetype>(m_random()) % std::max<qsizetype>(limit, 1);
    }

    std::mt19937 m_random;
};

/// How many mutations a test makes: a few, or as many as YENILE_MUTATIONS says.
[[nodiscard]] unsigned mutationCount(unsigned few);

} // namespace yenile::tests
