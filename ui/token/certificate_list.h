// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/remote/offer.h"
#include "pkcs11/token.h"

#include <QButtonGroup>
#include <QWidget>

class QVBoxLayout;

namespace yenile::ui {

/// A certificate and the card it is on.
struct CertificateChoice {
    pkcs11::Token token;
    pkcs11::TokenCertificate certificate;
    std::optional<Error> whyUnusable;
    /// If its key is at a remote signing service; `token` then only has the name of that service.
    std::shared_ptr<signature::Signer> remote = {};
};

/// All certificates on the cards, usable ones first. The error of each is as in renewal::whyUnusable, or
/// KeyMissing.
[[nodiscard]] std::vector<CertificateChoice>
certificateChoices(const pkcs11::TokenSnapshot& snapshot, const QString& identityNumber, const Clock& clock);

/// The same for a remote signing service. Errors as in renewal::whyUnusable and remote::whyUnusable.
[[nodiscard]] std::vector<CertificateChoice>
certificateChoices(const remote::Offer& offer, const QString& identityNumber, const Clock& clock);

/// Why none of them can be used, as renewal::whyNone().
[[nodiscard]] Error whyNone(const std::vector<CertificateChoice>& choices);

/// The only one that can be used; nothing if there are several or none.
[[nodiscard]] std::optional<CertificateChoice> onlyUsable(const std::vector<CertificateChoice>& choices);

/// Lists certificates: usable ones can be chosen, the others say why not.
class CertificateList : public QWidget {
    Q_OBJECT
public:
    explicit CertificateList(QWidget* parent = nullptr);

    /// Keeps the choice if it is still in the list. Chooses the only usable one by itself.
    void setChoices(std::vector<CertificateChoice> choices);
    [[nodiscard]] const CertificateChoice* chosen() const;
    [[nodiscard]] bool hasUsable() const;

Q_SIGNALS:
    void choiceChanged();

private:
    void addRow(int index);

    std::vector<CertificateChoice> m_choices;
    QButtonGroup m_buttons;
    QVBoxLayout* m_column;
};

} // namespace yenile::ui
