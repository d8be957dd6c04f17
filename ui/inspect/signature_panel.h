// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/validation/validation.h"
#include "ui/widgets/panel.h"

namespace yenile::ui {

/// One signature for people, on two axes that are told apart: is what was signed unaltered, and is the one
/// who signed it trusted.
class SignaturePanel : public Panel {
    Q_OBJECT
public:
    explicit SignaturePanel(const signature::SignatureReport& report, QWidget* parent = nullptr);

private:
    void addAxis(bool good, const QString& text);
    void addChanges(const signature::SignatureReport& report);
    void addFacts(const signature::SignatureReport& report);
};

/// The tone in which an indication is shown.
[[nodiscard]] style::Tone toneOf(signature::Indication indication);

} // namespace yenile::ui
