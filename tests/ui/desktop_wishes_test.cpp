// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/calm_style.h"
#include "ui/widgets/portal_settings_linux.h"
#include "ui/widgets/work_area.h"

#include <QApplication>
#include <QDBusContext>
#include <QDBusMetaType>
#include <QProcess>
#include <QProgressBar>
#include <QPromise>
#include <QThread>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace Qt::StringLiterals;
using ui::PortalSettings;

namespace {

/// A desktop's portal that answers with that.
class Portal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    explicit Portal(PortalSettings settings) : m_settings(std::move(settings)) {}

public Q_SLOTS:
    Q_SCRIPTABLE PortalSettings
    ReadAll(const QStringList& namespaces) { // NOLINT(readability-identifier-naming)
        PortalSettings asked;
        for (const QString& name : namespaces)
            if (m_settings.contains(name))
                asked.insert(name, m_settings.value(name));
        return asked;
    }

private:
    PortalSettings m_settings;
};

/// A bus of its own.
class Bus {
public:
    Bus() {
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        REQUIRE(m_daemon.waitForStarted());
        REQUIRE(m_daemon.waitForReadyRead());
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    }
    Bus(const Bus&) = delete;
    Bus& operator=(const Bus&) = delete;
    ~Bus() {
        for (const QString& name : m_connections)
            QDBusConnection::disconnectFromBus(name);
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    QDBusConnection connect(const QString& name) {
        m_connections << name;
        return QDBusConnection::connectToBus(m_address, name);
    }

private:
    QProcess m_daemon;
    QString m_address;
    QStringList m_connections;
};

} // namespace

TEST_CASE("what GNOME, KDE and others say through the portal is understood") {
    CHECK(ui::wishesIn({}).motion);
    CHECK_FALSE(ui::wishesIn({}).highContrast);
    CHECK_FALSE(ui::wishesIn({}).dark.has_value());
    CHECK_FALSE(ui::wishesIn({{u"org.freedesktop.appearance"_s, {{u"reduced-motion"_s, 1U}}}}).motion);
    CHECK_FALSE(ui::wishesIn({{u"org.gnome.desktop.interface"_s, {{u"enable-animations"_s, false}}}}).motion);
    CHECK_FALSE(
        ui::wishesIn({{u"org.kde.kdeglobals.KDE"_s, {{u"AnimationDurationFactor"_s, u"0"_s}}}}).motion);
    CHECK(ui::wishesIn({{u"org.kde.kdeglobals.KDE"_s, {{u"AnimationDurationFactor"_s, u"0.5"_s}}}}).motion);
    CHECK(ui::wishesIn({{u"org.freedesktop.appearance"_s, {{u"contrast"_s, 1U}}}}).highContrast);
    CHECK(ui::wishesIn({{u"org.gnome.desktop.a11y.interface"_s, {{u"high-contrast"_s, true}}}}).highContrast);
    CHECK(ui::wishesIn({{u"org.freedesktop.appearance"_s, {{u"color-scheme"_s, 1U}}}}).dark == true);
    CHECK(ui::wishesIn({{u"org.freedesktop.appearance"_s, {{u"color-scheme"_s, 2U}}}}).dark == false);
}

TEST_CASE("the portal is asked on the bus, and where there is none nothing is wished for") {
    Bus bus;
    CHECK(ui::portalSettings(bus.connect(u"nobody"_s)).isEmpty());
    qDBusRegisterMetaType<PortalSettings>();
    const PortalSettings said{{u"org.freedesktop.appearance"_s, {{u"contrast"_s, 1U}}},
                              {u"org.gnome.desktop.interface"_s, {{u"enable-animations"_s, false}}}};
    Portal portal(said);
    QDBusConnection desktop = bus.connect(u"desktop"_s);
    REQUIRE(desktop.registerObject(u"/org/freedesktop/portal/desktop"_s, &portal,
                                   QDBusConnection::ExportScriptableSlots));
    REQUIRE(desktop.registerService(u"org.freedesktop.portal.Desktop"_s));
    PortalSettings heard;
    const std::unique_ptr<QThread> program(
        QThread::create([&] { heard = ui::portalSettings(bus.connect(u"program"_s)); }));
    program->start();
    while (!program->wait(1))
        QCoreApplication::processEvents();
    CHECK(heard == said);
}

TEST_CASE("what is waited for moves only where motion is wanted") {
    const bool motion = GENERATE(true, false);
    QApplication::setStyle(new ui::style::CalmStyle(motion));
    const ui::WorkArea area;
    bool moves = false;
    for (const auto* const bar : area.findChildren<QProgressBar*>())
        moves = moves || bar->maximum() == 0;
    CHECK(moves == motion);
    QApplication::setStyle(new ui::style::CalmStyle(true));
}

#include "desktop_wishes_test.moc"
