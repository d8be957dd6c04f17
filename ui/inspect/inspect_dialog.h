// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/validation/validation.h"

#include <QDialog>

class QVBoxLayout;

namespace yenile::ui {

class PasswordRow;
class WorkArea;

/// Shows the judgement on the signatures of a PDF, of a signed bundle or of a separate signature. Asks for
/// the password and for the signed file if they are needed.
class InspectDialog : public QDialog {
    Q_OBJECT
public:
    explicit InspectDialog(signature::ValidationPolicy policy, QWidget* parent = nullptr);

    void inspect(const QString& file);
    /// Asks for a file first. If none is chosen, nothing happens.
    static void chooseAndInspect(const signature::ValidationPolicy& policy, QWidget* parent);

private:
    void judge();
    void show(const signature::ValidationReport& report);
    void addChoice();

    signature::ValidationPolicy m_policy;
    QString m_file;
    QString m_signedFile; ///< the content of a separate signature; empty: none was chosen
    WorkArea* m_area;
    PasswordRow* m_password;
    QWidget* m_report = nullptr;
};

} // namespace yenile::ui
