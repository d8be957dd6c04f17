// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/validation/validation.h"
#include "ui/widgets/panel.h"

namespace yenile::ui {

/// Shows one signature. Answers two questions separately: whether the signed content is unaltered, and
/// whether the signer is trusted.
class SignaturePanel : public Panel {
    Q_OBJECT
public:
    explicit SignaturePanel(const signature::SignatureReport& report, QWidget* parent = nullptr);

private:
    void addAxis(bool good, const QString& text);
    void addChanges(const signature::SignatureReport& report);
    void addFacts(const signature::SignatureReport& report);
};

/// The tone of an indication.
[[nodiscard]] style::Tone toneOf(signature::Indication indication);

} // namespace yenile::ui
