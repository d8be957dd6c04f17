// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace yenile::ui {

/// An address that is opened in the browser, and what helps where none opens: it can be read, copied, and
/// opened again.
class BrowserAddress : public QWidget {
    Q_OBJECT
public:
    explicit BrowserAddress(QWidget* parent = nullptr);

    /// Empty: there is nothing to open yet, or any more.
    void setAddress(const QUrl& address);
    /// False where no browser opens.
    bool open();

Q_SIGNALS:
    void opened(bool success); ///< or not, by whomever it was asked for

private:
    QUrl m_url;
    QLineEdit* m_line;
    QPushButton* m_again;
    QPushButton* m_copy;
};

} // namespace yenile::ui
