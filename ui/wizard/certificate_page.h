// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/setup.h"
#include "ui/remote/dialog_approval.h"
#include "ui/wizard/page.h"

class QPushButton;

namespace yenile::ui {

/// Step 6a: which certificate signs.
class CertificatePage : public Page {
    Q_OBJECT
public:
    explicit CertificatePage(WizardContext& context);

    bool mayClose() override;

protected:
    void enter() override;
    void submit() override;
    [[nodiscard]] bool isReady() const override;

private:
    void show(const pkcs11::TokenSnapshot& snapshot);
    void lookAgain();
    void offerRemote();
    void askRemote();
    void setRemote(bool remote);
    void showRemote(const remote::Offer& offer);
    [[nodiscard]] Error missing(const pkcs11::TokenSnapshot& snapshot) const;

    CertificateList* m_list;
    QPushButton* m_remote;
    DialogApproval m_approval;
    std::optional<remote::Setup> m_setup; ///< of the remote signing service, if there is one
    bool m_isAsking = false;              ///< the service is asked in a thread of its own
    bool m_isRemote = false;              ///< the list shows the service's certificates
};

} // namespace yenile::ui
