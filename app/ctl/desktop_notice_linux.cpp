// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/notice.h"

#include "app/ctl/notice_listener_linux.h"

#include <QDBusInterface>
#include <QDBusReply>

namespace yenile::ctl {

namespace {

Result<bool> showOnDesktop(const Notice& notice, std::chrono::milliseconds patience) {
    NoticeListener listener;
    QDBusInterface desktop(noticeService, noticePath, noticeService, QDBusConnection::sessionBus());
    // A click on the notice itself is the action "default".
    const QDBusReply<uint> shown = desktop.call(
        QStringLiteral("Notify"), QStringLiteral("Yenile"), 0U, QStringLiteral("yenile"), notice.title,
        notice.text,
        QStringList{QStringLiteral("default"), notice.action, QStringLiteral("open"), notice.action},
        QVariantMap{{QStringLiteral("desktop-entry"), QStringLiteral("yenile")}}, 0);
    if (!shown.isValid())
        return fail(ErrorCode::NoticeNotShown, {}, shown.error().message());
    return listener.wait(shown.value(), patience);
}

} // namespace

} // namespace yenile::ctl

// All that `yenilectl-notice.so` shows.
extern "C" __attribute__((visibility("default"))) yenile::ctl::Show* yenile_notice() {
    return &yenile::ctl::showOnDesktop;
}
