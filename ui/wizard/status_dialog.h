// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/renewal/journey.h"

#include <QDialog>

namespace yenile::ui {

class StatusCard;
class WorkArea;

/// Shows the status of an application for which the applicant has nothing left to do.
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
