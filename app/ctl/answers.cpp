// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/answers.h"

#include "app/ctl/terminal.h"
#include "core/base/file.h"

#include <QJsonDocument>
#include <QProcess>

namespace yenile::ctl {

Result<Answers> Answers::open(const QString& file, const QString& program) {
    Answers answers;
    answers.m_program = program;
    if (file.isEmpty())
        return answers;
    const Result<QByteArray> content = readFile(file);
    if (!content)
        return failure(content);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(*content, &problem);
    if (!document.isObject())
        return fail(ErrorCode::FileDamaged, {file}, problem.errorString());
    answers.m_given = document.object();
    return answers;
}

std::optional<QString> Answers::given(const QString& member) const {
    QJsonValue value = m_given;
    for (const QString& name : member.split(QLatin1Char('/')))
        value = value.toObject().value(name);
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return std::nullopt;
}

QStringList Answers::members(const QString& object) const {
    return m_given.value(object).toObject().keys();
}

bool Answers::canAsk(const Question& question) const {
    return (!m_program.isEmpty() && !question.kind.isEmpty()) || terminal::isInteractive();
}

Result<QString> Answers::answer(const Question& question) const {
    if (const std::optional<QString> known = given(question.member))
        return *known;
    return ask(question);
}

Result<QString> Answers::ask(const Question& question) const {
    if (!m_program.isEmpty() && !question.kind.isEmpty())
        return askProgram(question);
    if (!terminal::isInteractive())
        return fail(ErrorCode::AnswersIncomplete, {question.member});
    if (!question.secret)
        return terminal::ask(question.prompt);
    const Result<Secret> secret = terminal::askSecretly(question.prompt);
    if (!secret)
        return failure(secret);
    return QString::fromUtf8(secret->bytes());
}

Result<QString> Answers::askProgram(const Question& question) const {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(m_program, QStringList{question.kind} + question.details, QIODevice::ReadOnly);
    // As long as a person needs.
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0)
        return fail(ErrorCode::AnswersIncomplete, {question.member}, process.errorString());
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

} // namespace yenile::ctl
