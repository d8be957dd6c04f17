// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/token/driver_choice.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace yenile::ui {

namespace {

#ifdef Q_OS_WIN
constexpr auto modulePattern = "*.dll";
#else
constexpr auto modulePattern = "*.so *.so.*";
#endif

} // namespace

Result<bool> chooseDriver(settings::Settings& settings, pkcs11::TokenMonitor& tokens, QWidget* parent) {
    const QString file = QFileDialog::getOpenFileName(
        parent, QCoreApplication::translate("DriverChoice", "Choose the driver of your card"), {},
        QCoreApplication::translate("DriverChoice", "Card drivers (%1)").arg(QLatin1String(modulePattern)));
    if (file.isEmpty())
        return false;
    QStringList drivers = settings.list(settings::Key::Drivers);
    drivers.removeAll(file);
    drivers.prepend(file);
    if (const Result<void> kept = settings.set(settings::Key::Drivers, drivers); !kept)
        return failure(kept);
    tokens.setDrivers(pkcs11::findDrivers(settings).drivers);
    return true;
}

} // namespace yenile::ui
