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

    /// Takes over the page and the entries of another wizard, which is of no use afterwards.
    void takeOver(Wizard& other);

    /// Goes on to the login as soon as the service has answered.
    void beginAtLogin();

    /// Shows the judgement on the signatures of a file. The journey stays where it is.
    void inspect(const QString& file);

    [[nodiscard]] const service::Contact& contact() const override;
    void saveReport(QWidget* over) override;

public Q_SLOTS:
    /// Finished or closed: the journey logs out.
    void done(int result) override;
    void reject() override;

Q_SIGNALS:
    /// The first page is on the screen, or was passed, and is about to look for cards.
    void seen();
    /// The person chose another language: a new wizard has to take over.
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
    /// The pages to which one can go back, and the current one.
    [[nodiscard]] QList<int> openPages() const;
    [[nodiscard]] Page& pageAt(int id) const;
    [[nodiscard]] bool leavesNothingBehind() const;

    WizardContext m_context;
    StepList* m_steps;
    bool m_beginsAtLogin = false;
};

} // namespace yenile::ui
