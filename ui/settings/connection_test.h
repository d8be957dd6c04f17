// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace yenile::ui {

/// A button that tests whether the service can be reached, with and without the proxy, and shows its
/// certificate.
class ConnectionTest : public QWidget {
    Q_OBJECT
public:
    /// `address` and `proxy`: the text of the fields.
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
