// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/examination.h"

#include <QDialog>

class QCheckBox;
class QPlainTextEdit;
class QPushButton;

namespace yenile::ui {

class WorkArea;

/// Makes and shows the report for support, and saves it if the person wants that. Names and numbers of people
/// and cards are in it only if the person chooses so.
class ReportDialog : public QDialog {
    Q_OBJECT
public:
    /// The subject outlives the dialog.
    explicit ReportDialog(const doctor::Subject& subject, QWidget* parent = nullptr);

private:
    void examine();
    void showReport();
    void save();
    [[nodiscard]] QString text() const;

    doctor::Subject m_subject;
    std::optional<doctor::Report> m_report;
    WorkArea* m_area;
    QPlainTextEdit* m_text;
    QCheckBox* m_personal;
    QPushButton* m_save;
};

} // namespace yenile::ui
