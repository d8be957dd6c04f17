// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/renewal/journey.h"

#include <QDialog>

namespace yenile::ui {

class StatusCard;
class WorkArea;

/// Where an application stands that nothing is to be done for any more.
class StatusDialog : public QDialog {
    Q_OBJECT
public:
    StatusDialog(renewal::Journey& journey, QString application, QWidget* parent = nullptr);

private:
    void load();

    renewal::Journey& m_journey;
    QString m_application;
    WorkArea* m_area;
    StatusCard* m_status;
};

} // namespace yenile::ui
