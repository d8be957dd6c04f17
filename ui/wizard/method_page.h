// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/page.h"

class QPushButton;

namespace yenile::ui {

class ChoiceCard;
enum class Glyph;

/// Step 5: with the card, or with ink; both are always shown, and what is known of the card only chooses one
/// beforehand. Either can be left for the other until submission.
class MethodPage : public Page {
    Q_OBJECT
public:
    explicit MethodPage(Context& context);

protected:
    void enter() override;
    void submit() override;
    [[nodiscard]] bool isReady() const override;

private:
    struct Method {
        ChoiceCard* card;
        QLabel* note; ///< what speaks for or against it now
    };
    /// `steps`: what comes next that way.
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
