// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/page.h"

class QPushButton;

namespace yenile::ui {

class ChoiceCard;
enum class Glyph;

/// Step 5: with the card, or with ink. Both are always shown; the state of the card decides which one is
/// preselected. The choice can be changed until submission.
class MethodPage : public Page {
    Q_OBJECT
public:
    explicit MethodPage(WizardContext& context);

protected:
    void enter() override;
    void submit() override;
    [[nodiscard]] bool isReady() const override;

private:
    struct Method {
        ChoiceCard* card;
        QLabel* note; ///< why it is possible or not at the moment
    };
    /// `steps`: what comes next with this method.
    Method addMethod(Glyph glyph, const QString& objectName, const QString& title, const QString& text,
                     const QString& needs, const QStringList& steps);
    bool offer(const Method& method, service::Method which);
    static void choose(const Method& method);
    void showCards();
    void readUndertaking();
    [[nodiscard]] bool mayRemote() const;
    [[nodiscard]] QString electronicNote(const std::vector<CertificateChoice>& found) const;
    [[nodiscard]] std::vector<CertificateChoice> choices() const;

    Method m_electronic;
    Method m_wetInk;
    QPushButton* m_read;
};

} // namespace yenile::ui
