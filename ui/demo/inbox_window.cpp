// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demo/inbox_window.h"

#include "core/base/file.h"
#include "core/signature/certificates/certificate.h"
#include "ui/widgets/style.h"

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

/// Whose part one plays, and what that person knows by heart.
QString whoYouAre(const QDir& demo) {
    QStringList lines;
    if (const Result<QByteArray> pem = readFile(demo.filePath(QStringLiteral("pki/applicant.pem"))); pem)
        if (const auto chain = signature::Certificate::fromPem(*pem); chain && !chain->empty())
            lines << InboxWindow::tr("You are %1, identity number %2.")
                         .arg(chain->front().commonName(), chain->front().identityNumber());
    if (const Result<QByteArray> pin = readFile(demo.filePath(QStringLiteral("pin.txt"))); pin)
        lines << InboxWindow::tr("PIN of the demo card: %1").arg(QString::fromUtf8(pin->trimmed()));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

InboxWindow::InboxWindow(const QDir& demo, QWidget* parent)
    : QWidget(parent), m_spool(demo.filePath(QStringLiteral("service/spool"))), m_list(new QListWidget(this)),
      m_text(new QPlainTextEdit(this)) {
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
    column->addWidget(style::textLabel(whoYouAre(demo), this));
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
        addMessage(kind, subject.isEmpty() ? part("to") : tr("%1 (to %2)").arg(subject, part("to")),
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
