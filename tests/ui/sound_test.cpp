// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "ui/widgets/sound.h"

#include <QDesktopServices>
#include <QUrl>

#include <catch2/catch.hpp>

using namespace yenile;

namespace {

/// In place of the computer's own player.
class OtherPlayer : public QObject {
    Q_OBJECT
public:
    OtherPlayer() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open"); }
    ~OtherPlayer() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }

    QByteArray heard;

public Q_SLOTS:
    void open(const QUrl& url) { heard = readFile(url.toLocalFile()).value_or(QByteArray()); }
};

} // namespace

TEST_CASE("what cannot be played here is given to the computer's own player") {
    OtherPlayer player;
    ui::Sound sound;
    CHECK(sound.play(QByteArrayLiteral("RIFF"), ui::Sound::Player::Other));
    CHECK(player.heard == "RIFF");
}

#include "sound_test.moc"
