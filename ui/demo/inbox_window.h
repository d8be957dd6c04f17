// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFileSystemWatcher>
#include <QSet>
#include <QWidget>

class QListWidget;
class QPlainTextEdit;

namespace yenile::ui {

/// The demo's post: e-mails and SMS that the reference service "sends" into its spool folder, as they arrive.
class InboxWindow : public QWidget {
    Q_OBJECT
public:
    /// The demo's folder: service/spool holds mail/ and sms/, pin.txt the card's PIN, pki the certificates.
    explicit InboxWindow(const QDir& demo, QWidget* parent = nullptr);

private:
    void readSpool();
    void readFolder(const QString& folder, const QString& kind);
    void addMessage(const QString& kind, const QString& title, const QString& text);

    QString m_spool;
    QFileSystemWatcher m_watcher;
    QSet<QString> m_known;
    QListWidget* m_list;
    QPlainTextEdit* m_text;
};

} // namespace yenile::ui
