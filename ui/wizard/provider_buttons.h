// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"

#include <QWidget>

class QVBoxLayout;

namespace yenile::ui {

/// "Log in through …": a button for each provider that the service names; nothing where it names none.
class ProviderButtons : public QWidget {
    Q_OBJECT
public:
    explicit ProviderButtons(QWidget* parent = nullptr);

    void showProviders(const std::vector<service::LoginProvider>& providers);

Q_SIGNALS:
    void chosen(const yenile::service::LoginProvider& provider);

private:
    QVBoxLayout* m_column;
};

} // namespace yenile::ui
