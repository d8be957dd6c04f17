#pragma once

#include "ui/wizard/page.h"

class QRadioButton;

namespace yenile::ui {

/// Step 5: with the card, or with ink. Either can be left for the other until submission.
class MethodPage : public Page {
    Q_OBJECT
public:
    explicit MethodPage(Context& context);

protected:
    void enter() override;
    void submit() override;
    [[nodiscard]] bool isReady() const override;

private:
    QRadioButton* addMethod(const QString& objectName, const QString& title, const QString& text,
                            QLabel** note);
    void showCards();
    [[nodiscard]] std::vector<CertificateChoice> choices() const;

    QRadioButton* m_electronic;
    QRadioButton* m_wetInk;
    QLabel* m_electronicNote = nullptr;
    QLabel* m_wetInkNote = nullptr;
};

} // namespace yenile::ui
