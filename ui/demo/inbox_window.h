#pragma once

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
    /// `spool` holds mail/ and sms/; `pinFile` the PIN of the demo's card, where there is one.
    InboxWindow(const QString& spool, const QString& pinFile, QWidget* parent = nullptr);

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
