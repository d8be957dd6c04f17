// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/renewal/journey.h"

#include <QDialog>

class QLabel;

namespace yenile::ui {

class BrowserAddress;
class WorkArea;

/// Opens the web browser for a login through a provider, and waits. Accepted once the person is logged in.
class ProviderLoginDialog : public QDialog {
    Q_OBJECT
public:
    /// `person`: the only one who may log in; empty: anybody.
    ProviderLoginDialog(renewal::Journey& journey, service::LoginProvider provider, QString person,
                        QWidget* parent = nullptr);

    void done(int result) override;

private:
    void begin();
    void show(const QUrl& address);
    void tell(bool opened);
    void fit();

    renewal::Journey& m_journey;
    service::LoginProvider m_provider;
    QString m_person;
    WorkArea* m_area;
    QLabel* m_text;
    BrowserAddress* m_address;
};

} // namespace yenile::ui
