// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace yenile::ui {

/// Opens an address in the browser. If none opens, the address can be read, copied and opened again.
class BrowserAddress : public QWidget {
    Q_OBJECT
public:
    explicit BrowserAddress(QWidget* parent = nullptr);

    /// Empty: there is nothing to open.
    void setAddress(const QUrl& address);
    /// False if no browser opens.
    bool open();

Q_SIGNALS:
    void opened(bool success); ///< whether the browser opened

private:
    QUrl m_url;
    QLineEdit* m_line;
    QPushButton* m_again;
    QPushButton* m_copy;
};

} // namespace yenile::ui
