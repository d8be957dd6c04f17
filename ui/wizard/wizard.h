// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/support_desk.h"
#include "ui/wizard/context.h"
#include "ui/wizard/page_id.h"

#include <QWizard>

namespace yenile::ui {

class Page;
class StepList;

/// The renewal, page by page. Settings, journey and monitor outlive it.
class Wizard : public QWizard, public SupportDesk {
    Q_OBJECT
public:
    Wizard(settings::Settings& settings, renewal::Journey& journey, pkcs11::TokenMonitor& tokens,
           QWidget* parent = nullptr);

    [[nodiscard]] PageId currentPageId() const { return static_cast<PageId>(currentId()); }

    /// Stands where that one stands, with what was typed there. It is of no use afterwards.
    void takeOver(Wizard& other);

    /// Goes on to the login as soon as the service has answered.
    void beginAtLogin();

    /// Shows what the signatures of that file are worth; the journey stays where it is.
    void inspect(const QString& file);

    [[nodiscard]] const service::Contact& contact() const override;
    void saveReport(QWidget* over) override;

public Q_SLOTS:
    /// Finished or closed: the journey logs out.
    void done(int result) override;
    void reject() override;

Q_SIGNALS:
    /// A new wizard is wanted, in that language, that takes over from this one.
    void languageChosen(const QString& language);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void addPages();
    void addMenu();
    void showHelp(QWidget* over);
    void showSettings();
    void showPin();
    void showPage(int id);
    void showService();
    void showWhetherLanguageCanChange();
    /// The pages that can still be gone back to, and the current one.
    [[nodiscard]] QList<int> openPages() const;
    [[nodiscard]] Page& pageAt(int id) const;
    [[nodiscard]] bool leavesNothingBehind() const;

    Context m_context;
    StepList* m_steps;
    bool m_beginsAtLogin = false;
};

} // namespace yenile::ui
