// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/page.h"

namespace yenile::ui {

class DocumentsPane;

/// Step 6b, Islak İmza: documents saved, shown and printed; and what to do with them.
class WetInkPage : public Page {
    Q_OBJECT
public:
    explicit WetInkPage(WizardContext& context);

protected:
    void enter() override;
    [[nodiscard]] bool isReady() const override { return m_saved; }

private:
    [[nodiscard]] QString destination() const;
    void save();
    void print();
    void saveElsewhere();
    void saveReminder();

    DocumentsPane* m_documents;
    QLabel* m_steps;
    QLabel* m_folder;
    QString m_path;
    bool m_saved = false;
};

} // namespace yenile::ui
