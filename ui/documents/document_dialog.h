// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace yenile::renewal {
struct Document;
}

namespace yenile::ui {

/// One document to read, in a window of its own; what is read here does not count as read before signing.
class DocumentDialog : public QDialog {
    Q_OBJECT
public:
    explicit DocumentDialog(const renewal::Document& document, QWidget* parent = nullptr);
};

} // namespace yenile::ui
