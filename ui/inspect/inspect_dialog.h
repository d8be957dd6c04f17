#pragma once

#include "core/signature/validation/validation.h"

#include <QDialog>

class QVBoxLayout;

namespace yenile::ui {

class WorkArea;

/// Shows what the signatures of a PDF or of a signed bundle are worth.
class InspectDialog : public QDialog {
    Q_OBJECT
public:
    explicit InspectDialog(signature::ValidationPolicy policy, QWidget* parent = nullptr);

    void inspect(const QString& file);
    /// Asks for a file first; nothing happens where none is chosen.
    static void chooseAndInspect(const signature::ValidationPolicy& policy, QWidget* parent);

private:
    void show(const signature::ValidationReport& report);

    signature::ValidationPolicy m_policy;
    WorkArea* m_area;
};

} // namespace yenile::ui
