// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <cstdlib>

/// Parsers of what comes from outside, each as a function of bytes that may neither crash nor hang, nor let
/// contradictions through (it aborts then). With the preset `fuzz` each becomes a program of libFuzzer's;
/// elsewhere fuzz_test runs them all over their seeds.
namespace yenile::tests {

/// What was made together with the seeds, and judges them; DER.
struct FuzzContext {
    QByteArray anchor;
    QByteArray issuer;  ///< the anchor certified it; the seeds' lists and responses are its
    QByteArray person;  ///< it certified that one; they speak of it
    QByteArray request; ///< TimeStampReq, which the seeds' time stamps answer
};

using FuzzFunction = void (*)(const QByteArray& input, const FuzzContext& context);

/// Every target of this program by its name.
[[nodiscard]] QMap<QString, FuzzFunction>& fuzzTargets();

struct FuzzRegistration {
    FuzzRegistration(const char* name, FuzzFunction function) {
        fuzzTargets().insert(QString::fromLatin1(name), function);
    }
};

/// What must hold of every input.
inline void mustHold(bool condition) {
    if (!condition)
        std::abort();
}

} // namespace yenile::tests

/// Begins a target: YENILE_FUZZ_TARGET(name) { … `input` … `context` … }
#define YENILE_FUZZ_TARGET(name)                                                                             \
    static void name([[maybe_unused]] const QByteArray& input,                                               \
                     [[maybe_unused]] const yenile::tests::FuzzContext& context);                            \
    static const yenile::tests::FuzzRegistration name##Registration(#name, name);                            \
    static void name([[maybe_unused]] const QByteArray& input,                                               \
                     [[maybe_unused]] const yenile::tests::FuzzContext& context)
