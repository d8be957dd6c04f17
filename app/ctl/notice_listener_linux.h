// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QMap>

#include <chrono>

namespace yenile::ctl {

/// The desktop's service of notices (Desktop Notifications Specification 1.2).
inline const QString noticeService = QStringLiteral("org.freedesktop.Notifications");
inline const QString noticePath = QStringLiteral("/org/freedesktop/Notifications");

/// Receives what happens to notices.
class NoticeListener : public QObject {
    Q_OBJECT
public:
    NoticeListener();

    /// Whether the action of a notice was chosen. An answer may have come before its number was known.
    [[nodiscard]] bool wait(uint notice, std::chrono::milliseconds patience);

private Q_SLOTS:
    void chosen(uint notice, const QString& action);
    void closed(uint notice, uint reason);

private:
    void end(uint notice, bool isChosen);

    QEventLoop m_loop;
    QMap<uint, bool> m_ended;
    uint m_notice = 0;
};

} // namespace yenile::ctl
