// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/contract.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <yaml-cpp/yaml.h>

namespace yenile::tests {

using namespace Qt::StringLiterals;

namespace {

QString text(const YAML::Node& node) {
    return QString::fromStdString(node.as<std::string>());
}

const YAML::Node& description() {
    static const YAML::Node root = YAML::LoadFile(YENILE_SOURCE_DIR "/resources/api/registration-v1.yaml");
    return root;
}

/// Of a node that is const: what is missing is not put into it.
YAML::Node memberOf(const YAML::Node& node, const QString& name) {
    return node[name.toStdString()];
}

YAML::Node resolved(YAML::Node node) {
    while (const YAML::Node reference = memberOf(node, QStringLiteral("$ref"))) {
        node.reset(description());
        for (const QString& part : text(reference).mid(2).split(QLatin1Char('/')))
            node.reset(memberOf(node, part));
    }
    return node;
}

/// The part of JSON Schema that the description uses.
class SchemaCheck {
public:
    QStringList violations;

    void check(const YAML::Node& reference, const QJsonValue& value, const QString& at) {
        const YAML::Node schema = resolved(reference);
        if (schema["type"] && !hasType(value, text(schema["type"])))
            return complain(at, "has the wrong type");
        if (schema["enum"] && !isIn(schema["enum"], value))
            complain(at, "has a value that is not listed");
        if (value.isString())
            checkText(schema, value.toString(), at);
        if (value.isDouble())
            checkNumber(schema, value.toDouble(), at);
        if (value.isObject())
            checkObject(schema, value.toObject(), at);
        if (value.isArray() && schema["maxItems"] && value.toArray().size() > schema["maxItems"].as<int>())
            complain(at, "has too many items");
        if (value.isObject() && schema["maxProperties"] &&
            value.toObject().size() > schema["maxProperties"].as<int>())
            complain(at, "has too many members");
        if (value.isArray())
            for (const QJsonValue& item : value.toArray())
                check(schema["items"], item, at + QStringLiteral("/*"));
    }

private:
    void complain(const QString& at, const char* what) { violations.append(at + u' ' + QLatin1String(what)); }

    static bool hasType(const QJsonValue& value, const QString& type) {
        return (type == u"object" && value.isObject()) || (type == u"array" && value.isArray()) ||
               (type == u"string" && value.isString()) || (type == u"boolean" && value.isBool()) ||
               (type == u"integer" && value.isDouble() && value.toDouble() == double(value.toInteger()));
    }

    static bool isIn(const YAML::Node& list, const QJsonValue& value) {
        return std::any_of(list.begin(), list.end(),
                           [&](const YAML::Node& each) { return text(each) == value.toString(); });
    }

    void checkText(const YAML::Node& schema, const QString& value, const QString& at) {
        if (schema["maxLength"] && value.size() > schema["maxLength"].as<int>())
            complain(at, "is too long");
        if (schema["minLength"] && value.size() < schema["minLength"].as<int>())
            complain(at, "is too short");
        if (schema["pattern"] && !QRegularExpression(text(schema["pattern"])).match(value).hasMatch())
            complain(at, "does not fit its pattern");
        const QString format = schema["format"] ? text(schema["format"]) : QString();
        static const QRegularExpression utc(
            QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"));
        if (format == u"date-time" && !utc.match(value).hasMatch())
            complain(at, "is no time in UTC");
        if (format == u"date" && !QDate::fromString(value, Qt::ISODate).isValid())
            complain(at, "is no date");
        if (schema["contentSchema"])
            check(schema["contentSchema"],
                  QJsonDocument::fromJson(QByteArray::fromBase64(value.toLatin1())).object(),
                  at + QStringLiteral("/content"));
    }

    void checkNumber(const YAML::Node& schema, double value, const QString& at) {
        if (schema["minimum"] && value < schema["minimum"].as<double>())
            complain(at, "is too small");
        if (schema["maximum"] && value > schema["maximum"].as<double>())
            complain(at, "is too large");
    }

    void checkObject(const YAML::Node& schema, const QJsonObject& object, const QString& at) {
        for (const YAML::Node& name : schema["required"])
            if (!object.contains(text(name)))
                complain(at + u'/' + text(name), "is missing");
        for (auto member = object.begin(); member != object.end(); ++member) {
            const YAML::Node properties = schema["properties"];
            const YAML::Node property =
                properties ? properties[member.key().toStdString()] : YAML::Node(YAML::NodeType::Undefined);
            const YAML::Node other = schema["additionalProperties"];
            if (property)
                check(property, member.value(), at + u'/' + member.key());
            else if (other)
                check(other, member.value(), at + u'/' + member.key());
            else // readers ignore such members, but this service sends what it describes
                complain(at + u'/' + member.key(), "is not described");
        }
    }
};

/// The description of what was called, or an undefined node.
YAML::Node operationFor(const Call& call) {
    const std::string method = call.method.toLower().toStdString();
    for (const auto& entry : description()["paths"]) {
        static const QRegularExpression name(QStringLiteral("\\\\\\{\\w+\\\\\\}"));
        QString pattern = QRegularExpression::escape(text(entry.first));
        pattern.replace(name, QStringLiteral("[^/]+"));
        if (QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(call.path).hasMatch())
            return entry.second[method];
    }
    return YAML::Node(YAML::NodeType::Undefined);
}

void checkHeaders(SchemaCheck& check, const YAML::Node& response, const Reply& reply) {
    for (const auto& header : response["headers"]) {
        const QString value = reply.headers.value(text(header.first).toLower());
        const YAML::Node schema = resolved(header.second)["schema"];
        const bool isNumber = text(schema["type"]) == u"integer";
        check.check(schema, isNumber ? QJsonValue(value.toInt()) : QJsonValue(value), text(header.first));
    }
}

} // namespace

namespace {

/// YAML's plain scalars, as its core schema reads them; texts that look like numbers are quoted in the
/// description.
QJsonValue toJson(const YAML::Node& node) {
    if (node.IsMap()) {
        QJsonObject object;
        for (const auto& entry : node)
            object.insert(text(entry.first), toJson(entry.second));
        return object;
    }
    if (node.IsSequence()) {
        QJsonArray array;
        for (const YAML::Node& item : node)
            array.append(toJson(item));
        return array;
    }
    const QString scalar = text(node);
    if (node.Tag() == "!") // quoted
        return scalar;
    if (scalar == u"true" || scalar == u"false")
        return scalar == u"true";
    bool isNumber = false;
    const int number = scalar.toInt(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(scalar);
}

void checkExample(QStringList& flaws, const YAML::Node& schema, const YAML::Node& example,
                  const QString& at) {
    SchemaCheck check;
    check.check(schema, toJson(example), at);
    flaws += check.violations;
}

/// Whoever keeps or shows what comes knows how much that can be.
void checkLimits(QStringList& flaws, const YAML::Node& node, const QString& at) {
    if (node.IsSequence())
        for (const YAML::Node& item : node)
            checkLimits(flaws, item, at + u"/*"_s);
    if (!node.IsMap())
        return;
    const QString type = node["type"] && node["type"].IsScalar() ? text(node["type"]) : QString();
    const bool isLimited = (type != u"string" || node["maxLength"] || node["enum"] || node["format"] ||
                            (node["pattern"] && !text(node["pattern"]).contains(u'*') &&
                             !text(node["pattern"]).contains(u'+'))) &&
                           (type != u"integer" || (node["minimum"] && node["maximum"])) &&
                           (type != u"array" || node["maxItems"]) &&
                           (type != u"object" || !node["additionalProperties"] || node["maxProperties"]);
    if (!isLimited)
        flaws.append(at + u" has no limit"_s);
    for (const auto& entry : node)
        if (text(entry.first) != u"example")
            checkLimits(flaws, entry.second, at + u'/' + text(entry.first));
}

void checkOperation(QStringList& flaws, const YAML::Node& operation, const QString& at) {
    for (const auto* const member : {"operationId", "summary", "tags", "responses"})
        if (!operation[member])
            flaws.append(at + QStringLiteral(" has no ") + QLatin1String(member));
    for (const auto* const status : {"429", "500"})
        if (!operation["responses"][status])
            flaws.append(at + QStringLiteral(" does not describe ") + QLatin1String(status));
    const YAML::Node body = operation["requestBody"];
    if (body && body["content"]["application/json"] &&
        !resolved(body["content"]["application/json"]["schema"])["example"])
        flaws.append(at + QStringLiteral(" has no example of its request"));
    for (const auto& response : operation["responses"]) {
        const YAML::Node contents = resolved(response.second)["content"];
        const YAML::Node content =
            contents ? contents["application/json"] : YAML::Node(YAML::NodeType::Undefined);
        if (content && content["schema"]["$ref"] && !resolved(content["schema"])["example"])
            flaws.append(at + QStringLiteral(" has no example of its answer"));
    }
}

} // namespace

QStringList schemaViolations(const char* schema, const QJsonObject& message) {
    SchemaCheck check;
    check.check(description()["components"]["schemas"][schema], message, QLatin1String(schema));
    return check.violations;
}

QJsonObject exampleOf(const char* schema) {
    return toJson(description()["components"]["schemas"][schema]["example"]).toObject();
}

QStringList flawsOfDescription() {
    QStringList flaws;
    checkLimits(flaws, description(), {});
    const YAML::Node components = description()["components"];
    for (const auto& schema : components["schemas"])
        if (const YAML::Node example = schema.second["example"])
            checkExample(flaws, schema.second, example, text(schema.first));
    for (const auto& parameter : components["parameters"])
        if (const YAML::Node example = parameter.second["example"])
            checkExample(flaws, parameter.second["schema"], example, text(parameter.first));
    for (const auto& response : components["responses"]) {
        const YAML::Node problem = response.second["content"]["application/problem+json"];
        checkExample(flaws, problem["schema"], problem["example"], text(response.first));
    }
    for (const auto& path : description()["paths"])
        for (const auto& operation : path.second)
            checkOperation(flaws, operation.second, text(operation.first) + u' ' + text(path.first));
    return flaws;
}

QStringList contractViolations(const Call& call, const Reply& reply) {
    SchemaCheck check;
    const YAML::Node operation = operationFor(call);
    if (!operation.IsDefined() || operation.IsNull()) {
        check.check(description()["components"]["schemas"]["Problem"], reply.json, QStringLiteral("problem"));
        return check.violations;
    }
    const YAML::Node listed = operation["responses"][std::to_string(reply.status)];
    if (!listed)
        return {QStringLiteral("status %1 is not described").arg(reply.status)};
    const YAML::Node response = resolved(listed);
    checkHeaders(check, response, reply);
    const QString mediaType = reply.headers.value(QStringLiteral("content-type"));
    const YAML::Node content = response["content"];
    if (!content)
        return reply.body.isEmpty() ? check.violations
                                    : QStringList{QStringLiteral("a body is not described")};
    const YAML::Node body = content[mediaType.toStdString()];
    if (!body)
        return {QStringLiteral("media type %1 is not described").arg(mediaType)};
    if (mediaType.endsWith(QStringLiteral("json")))
        check.check(body["schema"], reply.json, QStringLiteral("body"));
    // A path that is not one of the described ones is not found, whichever it looks like.
    if (mediaType == u"application/problem+json" && reply.code() != u"NotFound" &&
        !text(response["description"]).contains(u'`' + reply.code() + u'`'))
        check.violations.append(u"code %1 is not described for %2"_s.arg(reply.code()).arg(reply.status));
    return check.violations;
}

} // namespace yenile::tests
