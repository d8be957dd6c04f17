// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>

class QUrl;

namespace yenile::ui {

/// Plays a WAV: itself if it was built with Qt Multimedia and the computer has a sound device, otherwise with
/// the computer's own player.
class Sound : public QObject {
    Q_OBJECT
public:
    enum class Player { Here, Other };

    explicit Sound(QObject* parent = nullptr) : QObject(parent) {}

    /// Errors: FileNotWritable; the sound is in a file for either player.
    Result<void> play(const QByteArray& wav, Player player = usual());
    [[nodiscard]] static Player usual();

private:
    void playHere(const QUrl& file);
};

} // namespace yenile::ui
