// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/notice_listener_linux.h"

#include <QDBusConnection>
#include <QTimer>

namespace yenile::ctl {

NoticeListener::NoticeListener() {
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(noticeService, noticePath, noticeService, QStringLiteral("ActionInvoked"), this,
                SLOT(chosen(uint, QString)));
    bus.connect(noticeService, noticePath, noticeService, QStringLiteral("NotificationClosed"), this,
                SLOT(closed(uint, uint)));
}

bool NoticeListener::wait(uint notice, std::chrono::milliseconds patience) {
    m_notice = notice;
    if (!m_ended.contains(notice)) {
        QTimer::singleShot(patience, &m_loop, &QEventLoop::quit);
        m_loop.exec();
    }
    return m_ended.value(notice, false);
}

void NoticeListener::chosen(uint notice, const QString& /*action*/) {
    end(notice, true);
}

void NoticeListener::closed(uint notice, uint /*reason*/) {
    end(notice, false);
}

void NoticeListener::end(uint notice, bool isChosen) {
    m_ended.insert(notice, isChosen || m_ended.value(notice, false));
    if (notice == m_notice)
        m_loop.quit();
}

} // namespace yenile::ctl
