#pragma once

#include "ui/wizard/page.h"

namespace yenile::ui {

/// Step 6a: which certificate signs.
class CertificatePage : public Page {
    Q_OBJECT
public:
    explicit CertificatePage(Context& context);

protected:
    void enter() override;
    void submit() override;
    [[nodiscard]] bool isReady() const override;

private:
    void show(const pkcs11::TokenSnapshot& snapshot);
    void lookAgain();
    [[nodiscard]] Error missing(const pkcs11::TokenSnapshot& snapshot) const;

    CertificateList* m_list;
};

} // namespace yenile::ui
