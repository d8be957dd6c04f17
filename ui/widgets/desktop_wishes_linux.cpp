// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/portal_settings_linux.h"

#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusReply>

namespace yenile::ui {

namespace {

constexpr int patience = 500; // milliseconds; the portal is started by the question

const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString gnome = QStringLiteral("org.gnome.desktop.interface");
const QString gnomeAccess = QStringLiteral("org.gnome.desktop.a11y.interface");
const QString kde = QStringLiteral("org.kde.kdeglobals.KDE");

} // namespace

PortalSettings portalSettings(QDBusConnection bus) {
    qDBusRegisterMetaType<PortalSettings>();
    QDBusMessage question = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("ReadAll"));
    question << QStringList{appearance, gnome, gnomeAccess, kde};
    const QDBusReply<PortalSettings> answer = bus.call(question, QDBus::Block, patience);
    return answer.isValid() ? answer.value() : PortalSettings();
}

/// The common keys are younger than Debian 12, whose portals pass on those of GNOME and KDE.
DesktopWishes wishesIn(const PortalSettings& settings) {
    const QVariantMap common = settings.value(appearance);
    DesktopWishes wishes;
    wishes.highContrast = common.value(QStringLiteral("contrast")).toUInt() == 1 ||
                          settings.value(gnomeAccess).value(QStringLiteral("high-contrast")).toBool();
    wishes.motion = common.value(QStringLiteral("reduced-motion")).toUInt() != 1 &&
                    settings.value(gnome).value(QStringLiteral("enable-animations"), true).toBool() &&
                    settings.value(kde).value(QStringLiteral("AnimationDurationFactor"), 1).toDouble() > 0;
    if (const uint scheme = common.value(QStringLiteral("color-scheme")).toUInt(); scheme == 1 || scheme == 2)
        wishes.dark = scheme == 1;
    return wishes;
}

DesktopWishes desktopWishes() {
    return wishesIn(portalSettings(QDBusConnection::sessionBus()));
}

} // namespace yenile::ui
