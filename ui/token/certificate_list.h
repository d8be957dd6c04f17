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
    /// Where its key lies with a remote signing service, in whose place `token` has its name alone.
    std::shared_ptr<signature::Signer> remote = {};
};

/// Every certificate of the cards, usable ones first. Errors of each as renewal::whyUnusable, and KeyMissing.
[[nodiscard]] std::vector<CertificateChoice>
certificateChoices(const pkcs11::TokenSnapshot& snapshot, const QString& identityNumber, const Clock& clock);

/// The same of a remote signing service. Errors of each as renewal::whyUnusable and remote::whyUnusable.
[[nodiscard]] std::vector<CertificateChoice>
certificateChoices(const remote::Offer& offer, const QString& identityNumber, const Clock& clock);

/// Why none of them can be used, as renewal::whyNone().
[[nodiscard]] Error whyNone(const std::vector<CertificateChoice>& choices);

/// The one that can be used, where it is the only one.
[[nodiscard]] std::optional<CertificateChoice> onlyUsable(const std::vector<CertificateChoice>& choices);

/// Lists certificates: usable ones can be chosen, the others say why not.
class CertificateList : public QWidget {
    Q_OBJECT
public:
    explicit CertificateList(QWidget* parent = nullptr);

    /// Keeps the choice where it is still there; chooses the only usable one by itself.
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
