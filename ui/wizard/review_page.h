// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/page.h"

class QPushButton;

namespace yenile::ui {

class DocumentsPane;
class Panel;

/// Step 6a: shows exactly what will be signed. Continues when both documents were read to the end: to the
/// signature if only one certificate can be used, otherwise to the choice.
class ReviewPage : public Page {
    Q_OBJECT
public:
    explicit ReviewPage(WizardContext& context);

protected:
    void enter() override;
    void submit() override;
    [[nodiscard]] bool isReady() const override;

private:
    void showClock();
    void showReading();
    void showSigner();
    void chooseCertificate();

    DocumentsPane* m_documents;
    QLabel* m_reading;
    Panel* m_clock;
    QLabel* m_signer;
    QPushButton* m_choose;
    std::optional<CertificateChoice> m_certificate; ///< the only one that can be used
    QStringList m_shown;                            ///< digests of what is shown
};

} // namespace yenile::ui
