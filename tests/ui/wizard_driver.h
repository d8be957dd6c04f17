// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/wizard/wizard.h"

#include <QStringList>
#include <QTest>

#include <functional>

namespace yenile::tests {

/// Longer than anything may take, so that a slow machine is not a failing test.
inline constexpr int patience = 60000;

/// What the person behind the wizard knows, or reads in the post.
struct Applicant {
    QString identityNumber;
    QString securityWord = QStringLiteral("karanfil");
    QString phone = QStringLiteral("532 111 22 42");
    std::function<QString(const QString& challengeId)> captcha;
    std::function<QString()> accessPassword;
    std::function<QString(const QString& applicationId)> smsCode;
    int loginsRefused = 0; ///< how often the dialog that asks to log in again is cancelled first
    QStringList pins;      ///< typed one after the other, each time the dialog comes; none left: cancelled
    int hesitation = patience; ///< milliseconds before a button that cannot be pressed
};

/// Uses the wizard as a person does: by what is on the screen. Every wait ends; what it waited for did not
/// happen when it returns false.
class WizardDriver : public QObject {
    Q_OBJECT
public:
    WizardDriver(ui::Wizard& wizard, renewal::Journey& journey, Applicant& applicant);

    [[nodiscard]] ui::Wizard& wizard() { return m_wizard; }
    [[nodiscard]] ui::PageId page() const { return m_wizard.currentPageId(); }
    /// The widget of that name on the current page (or in the dialog over it); fails the test when missing.
    template <typename T>
    [[nodiscard]] T& widget(const QString& name) const;

    bool waitForPage(ui::PageId page);
    bool waitForIdle();
    bool waitForError(ErrorCode code);
    [[nodiscard]] std::optional<ErrorCode> shownError() const;
    bool canGoOn();
    /// Presses the button that goes on; false when it cannot be pressed.
    bool goOn();
    void goBack();
    void click(const QString& name);
    /// Closes the window and confirms that.
    void closeAnyway();
    void type(const QString& name, const QString& text);

    // A page each: fills it in, without going on.
    bool fillLogin();
    bool fillForm();
    bool fillSmsCode();
    bool readDocuments();

    /// From wherever it is to that page, by filling in what comes. False when it gets stuck.
    bool walkTo(ui::PageId page);

    /// How often the PIN was asked for.
    [[nodiscard]] int pinsAsked() const { return m_pinsAsked; }
    /// How often one had to log in again on the way.
    [[nodiscard]] int loginsAgain() const { return m_loginsAgain; }

Q_SIGNALS:
    /// Typed, and about to be used.
    void pinTyped();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    [[nodiscard]] bool isBehind(ui::PageId page) const;
    bool goOnFrom(ui::PageId page, ui::PageId target);
    bool fill(ui::PageId page);
    void answerPin(QWidget* dialog);
    void answerLoginAgain(QDialog* dialog);

    ui::Wizard& m_wizard;
    renewal::Journey& m_journey;
    Applicant& m_applicant;
    int m_pinsAsked = 0;
    int m_loginsAgain = 0;
};

template <typename T>
T& WizardDriver::widget(const QString& name) const {
    T* const found = m_wizard.currentPage()->findChild<T*>(name);
    if (!found)
        qFatal("no widget %s on the page", qPrintable(name));
    return *found;
}

} // namespace yenile::tests
