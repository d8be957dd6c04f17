// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/answers.h"

#include "app/ctl/terminal.h"
#include "core/base/file.h"

#include <QJsonDocument>
#include <QProcess>

#include <type_traits>

namespace yenile::ctl {

namespace {

template <typename Value>
constexpr bool isSecret = std::is_same_v<Value, Secret>;

template <typename Value>
Result<Value> askAtTerminal(const QString& prompt) {
    if constexpr (isSecret<Value>)
        return terminal::askSecretly(prompt);
    else
        return terminal::ask(prompt);
}

/// Wipes what it is made of.
template <typename Value>
Value take(QByteArray& utf8) {
    if constexpr (isSecret<Value>) {
        Secret secret(QByteArrayView(utf8).trimmed());
        wipe(utf8);
        return secret;
    } else {
        return QString::fromUtf8(utf8).trimmed();
    }
}

template <typename Value>
Value take(QString text) {
    if constexpr (isSecret<Value>)
        return Secret::take(text);
    else
        return text;
}

} // namespace

Result<Answers> Answers::open(const QString& file, const QString& program) {
    Answers answers;
    answers.m_program = program;
    if (file.isEmpty())
        return answers;
    Result<QByteArray> content = readFile(file);
    if (!content)
        return failure(content);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(*content, &problem);
    wipe(*content);
    if (!document.isObject())
        return fail(ErrorCode::FileDamaged, {file}, problem.errorString());
    answers.m_given = document.object();
    return answers;
}

template <typename Value>
std::optional<Value> Answers::given(const QString& member) const {
    QJsonValue value = m_given;
    for (const QString& name : member.split(QLatin1Char('/')))
        value = value.toObject().value(name);
    if (value.isString())
        return take<Value>(value.toString());
    if (value.isBool())
        return take<Value>(value.toBool() ? QStringLiteral("true") : QStringLiteral("false"));
    return std::nullopt;
}

QStringList Answers::members(const QString& object) const {
    return m_given.value(object).toObject().keys();
}

bool Answers::canAsk(const Question& question) const {
    return (!m_program.isEmpty() && !question.kind.isEmpty()) || terminal::isInteractive();
}

template <typename Value>
Result<Value> Answers::answer(const Question& question) const {
    if (std::optional<Value> known = given<Value>(question.member))
        return std::move(*known);
    return ask<Value>(question);
}

template <typename Value>
Result<Value> Answers::ask(const Question& question) const {
    if (!m_program.isEmpty() && !question.kind.isEmpty())
        return askProgram<Value>(question);
    if (!terminal::isInteractive())
        return fail(ErrorCode::AnswersIncomplete, {question.member});
    return askAtTerminal<Value>(question.prompt);
}

template <typename Value>
Result<Value> Answers::askProgram(const Question& question) const {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(m_program, QStringList{question.kind} + question.details, QIODevice::ReadOnly);
    // As long as a person needs.
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0)
        return fail(ErrorCode::AnswersIncomplete, {question.member}, process.errorString());
    QByteArray said = process.readAllStandardOutput();
    return take<Value>(said);
}

template std::optional<QString> Answers::given(const QString&) const;
template std::optional<Secret> Answers::given(const QString&) const;
template Result<QString> Answers::answer(const Question&) const;
template Result<Secret> Answers::answer(const Question&) const;
template Result<QString> Answers::ask(const Question&) const;
template Result<Secret> Answers::ask(const Question&) const;

} // namespace yenile::ctl
