// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sound.h"

#include "core/base/file.h"

#include <QDesktopServices>
#include <QDir>
#include <QUrl>

#ifdef YENILE_WITH_MULTIMEDIA
#include <QAudioDevice>
#include <QMediaDevices>
#include <QSoundEffect>
#endif

namespace yenile::ui {

Result<void> Sound::play(const QByteArray& wav, Player player) {
    const QString file = QDir::temp().filePath(QStringLiteral("yenile-captcha.wav"));
    if (const Result<void> written = writeFile(file, wav, FileAccess::OwnerOnly); !written)
        return written;
    if (player == Player::Here)
        playHere(QUrl::fromLocalFile(file));
    else
        QDesktopServices::openUrl(QUrl::fromLocalFile(file));
    return {};
}

#ifdef YENILE_WITH_MULTIMEDIA

Sound::Player Sound::usual() {
    return QMediaDevices::defaultAudioOutput().isNull() ? Player::Other : Player::Here;
}

/// A sound effect needs no decoder; Qt's media player crashes where GStreamer's are not installed.
void Sound::playHere(const QUrl& file) {
    qDeleteAll(children()); // the same once more starts from the beginning
    auto* const effect = new QSoundEffect(this);
    connect(effect, &QSoundEffect::statusChanged, this, [effect, file] {
        if (effect->status() == QSoundEffect::Error)
            QDesktopServices::openUrl(file);
    });
    effect->setSource(file);
    effect->play();
}

#else

Sound::Player Sound::usual() {
    return Player::Other;
}

void Sound::playHere(const QUrl& file) {
    QDesktopServices::openUrl(file);
}

#endif

} // namespace yenile::ui
