// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QUrl>

namespace yenile::ui {

/// While a remote signing service asks in the browser, or on a device of the person's: what is waited for,
/// and a way to give up. With an address it can be opened once more, or copied.
class BrowserDialog : public QDialog {
    Q_OBJECT
public:
    BrowserDialog(const QString& service, const QUrl& address, QWidget* parent = nullptr);
};

} // namespace yenile::ui
