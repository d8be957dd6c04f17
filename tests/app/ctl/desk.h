// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/ctl/program.h"
#include "tests/core/signature/bench.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/support/softhsm.h"

namespace yenile::tests {

/// A card, and files to sign with it.
class Desk : public Bench {
public:
    Desk() {
        card.store(ayse);
        (void)write(QStringLiteral("letter.pdf"), qtPdf());
        (void)write(QStringLiteral("notes.txt"), "Merhaba\n");
        // The card holds no issuer's certificate: the settings know it.
        const QString chain =
            write(QStringLiteral("chain.pem"), ca().issuer().certificatePem() + ca().root().certificatePem());
        (void)write(QStringLiteral("settings.ini"),
                    "[signature]\ntrustAnchors=" + chain.toUtf8() +
                        "\n[token]\ndrivers=" + SoftHsmToken::driver().toUtf8() + "\n");
    }

    [[nodiscard]] Ended sign(const QStringList& files, const QString& output,
                             const QByteArray& pins = "123456\n", const QStringList& options = {}) const {
        QStringList arguments;
        for (const QString& file : files)
            arguments.append(path(file));
        return signInto(path(output), arguments, pins, options);
    }
    /// The same with names as they stand.
    [[nodiscard]] Ended signInto(const QString& output, const QStringList& files,
                                 const QByteArray& pins = "123456\n", const QStringList& options = {}) const {
        const QStringList arguments{QStringLiteral("sign"),       QStringLiteral("--json"),
                                    QStringLiteral("-o"),         output,
                                    QStringLiteral("--settings"), path(QStringLiteral("settings.ini")),
                                    QStringLiteral("--pin-fd"),   QStringLiteral("0")};
        return run({arguments + files + options, pins});
    }

    Identity ayse = ca().issue({});
    SoftHsmToken card;
};

} // namespace yenile::tests
