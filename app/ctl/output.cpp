// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/output.h"

#include "app/ctl/say.h"
#include "core/base/error_json.h"
#include "core/base/file.h"
#include "core/base/log.h"

#include <cerrno>
#include <cstdio>

namespace yenile::ctl {

namespace {

Q_LOGGING_CATEGORY(category, "yenile.ctl", QtFatalMsg)

} // namespace

Output Output::aside() const {
    Output quiet(*this);
    quiet.m_aside = true;
    return quiet;
}

void Output::step(const QString& text) const {
    if (!m_json)
        say(m_aside ? stderr : stdout, text);
}

void Output::warn(const Error& error) const {
    if (!m_json)
        say(stderr, sentence(error));
}

void Output::show(const QString& text, const QJsonObject& json) const {
    std::FILE* const to = m_aside ? stderr : stdout;
    if (!m_json)
        return say(to, text);
    std::fprintf(to, "%s\n", QJsonDocument(json).toJson(m_format).trimmed().constData());
    std::fflush(to);
}

int Output::fail(const Error& error, QJsonObject json, const QString& advice) const {
    log::failure(category(), error);
    const QString todo = advice.isEmpty() ? remedy(error) : advice;
    QJsonObject problem = toJson(error);
    problem.insert(QStringLiteral("remedy"), todo);
    json.insert(QStringLiteral("error"), problem);
    if (m_json)
        show({}, json);
    else
        say(stderr,
            QStringLiteral("%1\n%2 (%3)%4").arg(sentence(error), todo, shownCode(error.code), detail(error)));
    return error.code == ErrorCode::UsageInvalid ? Usage : Failed;
}

bool isStandardOutput(const QString& output) {
    return output == u"-";
}

Result<void> writeResult(const QString& output, QByteArrayView content) {
    if (!isStandardOutput(output))
        return writeFile(output, content);
    const bool written = std::fwrite(content.data(), 1, static_cast<size_t>(content.size()), stdout) ==
                         static_cast<size_t>(content.size());
    if (!written || std::fflush(stdout) != 0)
        return fail(errno == ENOSPC ? ErrorCode::DiskFull : ErrorCode::FileNotWritable, {output},
                    qt_error_string(errno));
    return {};
}

QString detail(const Error& error) {
    return error.cause.isEmpty() ? QString() : QStringLiteral("\n(%1)").arg(error.cause);
}

} // namespace yenile::ctl
