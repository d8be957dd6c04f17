#include "ui/demo/inbox_window.h"

#include "core/base/file.h"
#include "ui/widgets/style.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace yenile::ui {

namespace {

QJsonObject readMessage(const QString& path) {
    const Result<QByteArray> content = readFile(path);
    return content ? QJsonDocument::fromJson(*content).object() : QJsonObject();
}

} // namespace

InboxWindow::InboxWindow(const QString& spool, const QString& pinFile, QWidget* parent)
    : QWidget(parent), m_spool(spool), m_list(new QListWidget(this)), m_text(new QPlainTextEdit(this)) {
    setObjectName(QStringLiteral("inbox"));
    setWindowTitle(tr("Yenile demo: post and phone"));
    auto* const column = new QVBoxLayout(this);
    column->addWidget(
        style::quietLabel(tr("E-mails and SMS of the demo arrive here; nothing is really sent."), this));
    m_list->setAccessibleName(tr("Messages"));
    column->addWidget(m_list, 1);
    m_text->setReadOnly(true);
    m_text->setAccessibleName(tr("Message"));
    column->addWidget(m_text, 1);
    if (const Result<QByteArray> pin = readFile(pinFile); pin)
        column->addWidget(
            style::textLabel(tr("PIN of the demo card: %1").arg(QString::fromUtf8(pin->trimmed())), this));
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        m_text->setPlainText(item ? item->data(Qt::UserRole).toString() : QString());
    });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &InboxWindow::readSpool);
    for (const auto* const folder : {"mail", "sms"}) {
        const QString path = QDir(m_spool).filePath(QLatin1String(folder));
        QDir().mkpath(path);
        m_watcher.addPath(path);
    }
    resize(style::columns(this, 54), style::gap(this, 50));
    readSpool();
}

void InboxWindow::readSpool() {
    readFolder(QStringLiteral("mail"), tr("E-mail"));
    readFolder(QStringLiteral("sms"), tr("SMS"));
}

void InboxWindow::readFolder(const QString& folder, const QString& kind) {
    const QDir messages(QDir(m_spool).filePath(folder));
    for (const QFileInfo& file :
         messages.entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        if (m_known.contains(file.filePath()))
            continue;
        m_known.insert(file.filePath());
        const QJsonObject message = readMessage(file.filePath());
        const auto part = [&](const char* name) { return message.value(QLatin1String(name)).toString(); };
        const QString subject = part("subject");
        addMessage(kind, subject.isEmpty() ? part("to") : subject,
                   part("to") + QStringLiteral("\n\n") + part("text"));
    }
}

void InboxWindow::addMessage(const QString& kind, const QString& title, const QString& text) {
    auto* const item = new QListWidgetItem(kind + QStringLiteral(": ") + title);
    item->setData(Qt::UserRole, text);
    m_list->insertItem(0, item);
    m_list->setCurrentItem(item);
}

} // namespace yenile::ui
