// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include "core/base/file.h"
#include "core/base/state_folder.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QMutex>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>

namespace yenile::log {

namespace {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(category, "yenile.base", QtFatalMsg)

/// What the whole program shares.
struct Log {
    QMutex mutex;
    Options options;
    QFile file;
    QtMessageHandler before = nullptr;

    void write(QtMsgType type, const QByteArray& event);
    void echo(const QByteArray& line);
    void append(const QByteArray& line);
    void rotate();
};

Log& log() {
    static auto* const it = new Log; // threads may log until the very end
    return *it;
}

void Log::rotate() {
    file.close();
    const QString name = file.fileName();
    const auto numbered = [&](int number) { return name + u'.' + QString::number(number); };
    QFile::remove(numbered(options.older));
    for (int number = options.older; number > 1; --number)
        QFile::rename(numbered(number - 1), numbered(number));
    QFile::rename(name, numbered(1));
    (void)file.open(QIODevice::WriteOnly | QIODevice::Append);
}

void Log::append(const QByteArray& line) {
    if (!file.isOpen())
        return;
    if (file.size() > 0 && file.size() + line.size() > options.largest)
        rotate();
    file.write(line);
    file.flush(); // a crash is what one wants to read about
}

void Log::echo(const QByteArray& line) {
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
}

/// syslog(3)
int priority(QtMsgType type) {
    switch (type) {
    case QtDebugMsg:
        return 7;
    case QtInfoMsg:
        return 6;
    case QtWarningMsg:
        return 4;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return 3;
}

void Log::write(QtMsgType type, const QByteArray& event) {
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QByteArray line =
        u"%1 %2 "_s.arg(now, QString::number(QCoreApplication::applicationPid())).toLatin1() + event + '\n';
    if (options.echo == Echo::StandardError)
        echo(line);
    else if (options.echo == Echo::Journal)
        echo('<' + QByteArray::number(priority(type)) + '>' + event + '\n');
    append(line);
}

QLatin1String levelName(QtMsgType type) {
    switch (type) {
    case QtDebugMsg:
        return "debug"_L1;
    case QtInfoMsg:
        return "info"_L1;
    case QtWarningMsg:
        return "warning"_L1;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return "error"_L1;
}

void handle(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    const QLatin1String name(context.category);
    if (!name.startsWith("yenile."_L1)) {
        if (log().before)
            log().before(type, context, message);
        return;
    }
    QString oneLine = redacted(message);
    oneLine.replace(u'\n', u' ');
    const QByteArray event = u"%1 %2 %3"_s.arg(name, levelName(type), oneLine).toUtf8();
    const QMutexLocker lock(&log().mutex);
    log().write(type, event);
}

} // namespace

QString standardFolder() {
    return stateFolder() + u"/yenile"_s;
}

void begin(const Options& options) {
    Log& it = log();
    {
        const QMutexLocker lock(&it.mutex);
        it.options = options;
        it.file.close();
        it.file.setFileName(QDir(options.folder).filePath(u"yenile.log"_s));
        constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
        if (!options.folder.isEmpty() && QDir().mkpath(options.folder))
            (void)it.file.open(QIODevice::WriteOnly | QIODevice::Append, ownerOnly);
    }
    const QtMessageHandler before = qInstallMessageHandler(handle);
    if (before != handle)
        it.before = before;
    QLoggingCategory::setFilterRules(u"yenile.*=true"_s);
    qCInfo(category).noquote() << QCoreApplication::applicationName()
                               << QCoreApplication::applicationVersion() << "begins on"
                               << QSysInfo::prettyProductName() << "with Qt" << qVersion();
}

QString file() {
    const QMutexLocker lock(&log().mutex);
    return log().file.fileName();
}

QStringList lastLines(int count) {
    if (file().isEmpty())
        return {};
    const QStringList lines =
        QString::fromUtf8(readFile(file()).value_or(QByteArray())).split(u'\n', Qt::SkipEmptyParts);
    return lines.last(std::min<qsizetype>(count, lines.size()));
}

Echo echoOfService() {
    return qEnvironmentVariableIsEmpty("JOURNAL_STREAM") ? Echo::StandardError : Echo::Journal;
}

void failure(const QLoggingCategory& category, const Error& error) {
    qCWarning(category).noquote() << shownCode(error.code) << codeName(error.code) << error.cause;
}

QString redacted(QString text) {
    static const QRegularExpression path(u"(https?://[^/\\s\"]+)/[^\\s\"]*"_s);
    static const QRegularExpression number(u"\\d{10,}"_s);
    text.replace(path, u"\\1/…"_s).replace(number, u"…"_s);
    const QString home = QDir::homePath();
    return home.size() > 1 ? text.replace(home, u"~"_s) : text;
}

} // namespace yenile::log
