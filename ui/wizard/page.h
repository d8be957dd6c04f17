// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/style.h"
#include "ui/widgets/work_area.h"
#include "ui/wizard/context.h"
#include "ui/wizard/entries.h"
#include "ui/wizard/page_id.h"

#include <QVBoxLayout>
#include <QWizardPage>

namespace yenile::ui {

class Panel;

/// A page of the wizard. "Next" starts the page's work; the page moves on when that has succeeded.
class Page : public QWizardPage {
    Q_OBJECT
public:
    Page(PageId id, WizardContext& context, WorkArea::Scrolling scrolling = WorkArea::Scrolling::WhenNeeded);

    [[nodiscard]] PageId id() const { return m_id; }
    [[nodiscard]] WorkArea& area() { return *m_area; }

    [[nodiscard]] int nextId() const final;
    [[nodiscard]] bool isComplete() const final;
    bool validatePage() final;
    void initializePage() final;
    void cleanupPage() final {} // what was typed stays

    /// Restores what was typed on the same page of another wizard, as soon as its widgets exist.
    void takeOver(const Page& old);
    /// Goes to the next page without the work, which was done before.
    void goOnAsBefore() { pass(); }

    /// Says at the top of the page that this is not a production service and, before the login, what the
    /// service announces.
    void showAnnouncements();

    /// Enables "Next" and "Back" by what the page is doing.
    void updateButtons();

    /// The person wants to leave. True if there is nothing to wait for.
    virtual bool mayClose() { return true; }
    /// The wizard is being closed: the last moment to keep what was typed.
    virtual void storeDraft() {}

protected:
    /// Called each time the page is reached by going forward.
    virtual void enter() {}
    /// What "Next" does; ends in pass(), now or later.
    virtual void submit() { pass(); }
    /// Whether "Next" can be pressed.
    [[nodiscard]] virtual bool isReady() const { return true; }

    void pass();
    void setIntroduction(const QString& text);
    /// The text of "Next".
    void setNextText(const QString& text);
    [[nodiscard]] WizardContext& context() const { return m_context; }
    [[nodiscard]] renewal::Journey& journey() const { return m_context.journey; }
    [[nodiscard]] QVBoxLayout* body() { return m_area->body(); }

    template <typename Start, typename Done>
    void run(const QString& doing, Start start, Done done, std::function<void(const Error&)> failed = {}) {
        m_area->run(doing, WorkArea::Retry::Never, std::move(start), std::move(done), std::move(failed));
    }
    /// For work without which the page is useless: offers to try again.
    template <typename Start, typename Done>
    void load(const QString& doing, Start start, Done done) {
        m_area->run(doing, WorkArea::Retry::Offer, std::move(start), std::move(done));
    }

private:
    PageId m_id;
    WizardContext& m_context;
    WorkArea* m_area;
    Panel* m_environment;
    Panel* m_notice;
    QLabel* m_introduction;
    bool m_passed = false;
};

} // namespace yenile::ui
