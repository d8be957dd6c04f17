#pragma once

#include "ui/wizard/context.h"
#include "ui/wizard/page_id.h"

#include <QWizard>

namespace yenile::ui {

class Page;
class StepList;

/// The renewal, page by page. Settings, journey and monitor outlive it.
class Wizard : public QWizard {
    Q_OBJECT
public:
    Wizard(settings::Settings& settings, renewal::Journey& journey, pkcs11::TokenMonitor& tokens,
           QWidget* parent = nullptr);

    [[nodiscard]] PageId currentPageId() const { return static_cast<PageId>(currentId()); }

public Q_SLOTS:
    void reject() override;

Q_SIGNALS:
    /// On the first page, where nothing has been typed: build the wizard anew in that language.
    void languageChosen(const QString& language);

private:
    void addPages();
    void showPage(int id);
    [[nodiscard]] bool leavesNothingBehind() const;

    Context m_context;
    StepList* m_steps;
};

} // namespace yenile::ui
