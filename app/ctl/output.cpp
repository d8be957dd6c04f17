#include "app/ctl/output.h"

#include "core/base/log.h"

#include <QJsonArray>

#include <cstdio>

namespace yenile::ctl {

namespace {

Q_LOGGING_CATEGORY(category, "yenile.ctl", QtFatalMsg)

void print(std::FILE* to, const QString& text) {
    std::fprintf(to, "%s\n", text.toUtf8().constData());
    std::fflush(to);
}

} // namespace

void Output::step(const QString& text) const {
    if (!m_json)
        print(stdout, text);
}

void Output::warn(const Error& error) const {
    if (!m_json)
        print(stderr, sentence(error));
}

void Output::show(const QString& text, const QJsonObject& json) const {
    if (m_json)
        print(stdout, QString::fromUtf8(QJsonDocument(json).toJson(m_format)).trimmed());
    else
        print(stdout, text);
}

int Output::fail(const Error& error, QJsonObject json) const {
    log::failure(category(), error);
    json.insert(QStringLiteral("error"), errorJson(error));
    if (m_json)
        show({}, json);
    else
        print(stderr, QStringLiteral("%1\n%2 (%3)%4")
                          .arg(sentence(error), remedy(error), shownCode(error.code), detail(error)));
    return error.code == ErrorCode::UsageInvalid ? Usage : Failed;
}

QString detail(const Error& error) {
    return error.cause.isEmpty() ? QString() : QStringLiteral("\n(%1)").arg(error.cause);
}

QJsonObject errorJson(const Error& error) {
    return {{QStringLiteral("code"), shownCode(error.code)},
            {QStringLiteral("name"), codeName(error.code)},
            {QStringLiteral("arguments"), QJsonArray::fromStringList(error.arguments)},
            {QStringLiteral("sentence"), sentence(error)},
            {QStringLiteral("remedy"), remedy(error)},
            {QStringLiteral("cause"), error.cause}};
}

} // namespace yenile::ctl
