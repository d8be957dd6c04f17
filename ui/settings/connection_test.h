// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace yenile::ui {

/// A button that looks whether the service is there, with the proxy and without, and what certificate it
/// shows.
class ConnectionTest : public QWidget {
    Q_OBJECT
public:
    /// `address` and `proxy`: as they stand in the fields.
    ConnectionTest(const settings::Settings& settings, std::function<QString()> address,
                   std::function<QString()> proxy, QWidget* parent = nullptr);

private:
    void start();

    const settings::Settings& m_settings;
    std::function<QString()> m_address;
    std::function<QString()> m_proxy;
    QPushButton* m_button;
    QLabel* m_outcome;
};

} // namespace yenile::ui
