// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/validation/validation_policy_file.h"

#include "core/base/file.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace yenile::signature {

namespace {

using namespace Qt::StringLiterals;

/// Takes the members of an object one by one; each step fails by throwing an Error, within this file.
class Members {
public:
    Members(const QJsonValue& value, QString path) : m_path(std::move(path)) {
        if (!value.isObject())
            refuse(m_path);
        m_object = value.toObject();
    }

    /// Nothing where it is left out.
    QJsonValue take(const QString& name, QJsonValue::Type type) {
        if (!m_object.contains(name))
            return QJsonValue::Undefined;
        const QJsonValue value = m_object.take(name);
        if (value.type() != type)
            refuse(at(name));
        return value;
    }
    void end() const {
        if (!m_object.isEmpty())
            refuse(at(m_object.keys().first()));
    }

    [[nodiscard]] QString at(const QString& name) const {
        return m_path.isEmpty() ? name : m_path + u'.' + name;
    }
    [[noreturn]] static void refuse(const QString& what, const QString& cause = {}) {
        throw Error{ErrorCode::ValidationPolicyInvalid, {what}, cause};
    }

private:
    QJsonObject m_object;
    QString m_path;
};

std::optional<QDate> untilOf(Members& members) {
    const QJsonValue until = members.take(u"until"_s, QJsonValue::String);
    if (until.isUndefined())
        return {};
    const QDate date = QDate::fromString(until.toString(), Qt::ISODate);
    if (!date.isValid())
        Members::refuse(members.at(u"until"_s));
    return date;
}

std::vector<AlgorithmPolicy::Digest> digestsOf(const QJsonArray& array) {
    std::vector<AlgorithmPolicy::Digest> digests;
    for (const QJsonValue& each : array) {
        Members members(each, u"algorithms.digests"_s);
        const QString name = members.take(u"name"_s, QJsonValue::String).toString();
        if (name.isEmpty())
            Members::refuse(members.at(u"name"_s));
        digests.push_back({name, untilOf(members)});
        members.end();
    }
    return digests;
}

std::vector<AlgorithmPolicy::KeySize> keySizesOf(const QJsonArray& array, const QString& path) {
    std::vector<AlgorithmPolicy::KeySize> sizes;
    for (const QJsonValue& each : array) {
        Members members(each, path);
        const int bits = members.take(u"bits"_s, QJsonValue::Double).toInt();
        if (bits <= 0)
            Members::refuse(members.at(u"bits"_s));
        sizes.push_back({bits, untilOf(members)});
        members.end();
    }
    return sizes;
}

AlgorithmPolicy algorithmsOf(const QJsonValue& value) {
    AlgorithmPolicy policy;
    Members members(value, u"algorithms"_s);
    if (const QJsonValue digests = members.take(u"digests"_s, QJsonValue::Array); digests.isArray())
        policy.digests = digestsOf(digests.toArray());
    if (const QJsonValue rsa = members.take(u"rsa"_s, QJsonValue::Array); rsa.isArray())
        policy.rsa = keySizesOf(rsa.toArray(), members.at(u"rsa"_s));
    if (const QJsonValue ec = members.take(u"ec"_s, QJsonValue::Array); ec.isArray())
        policy.ec = keySizesOf(ec.toArray(), members.at(u"ec"_s));
    members.end();
    return policy;
}

std::vector<Certificate> certificatesOf(Members& members, const QString& name, const QDir& folder) {
    std::vector<Certificate> all;
    const QJsonArray files = members.take(name, QJsonValue::Array).toArray();
    for (const QJsonValue& file : files) {
        if (!file.isString())
            Members::refuse(members.at(name));
        const Result<QByteArray> pem = readFile(folder.filePath(file.toString()));
        if (!pem)
            throw Error(pem.error());
        const Result<std::vector<Certificate>> some =
            Certificate::fromPem(*pem, Certificate::Reading::WhenAsked);
        if (!some)
            throw Error(some.error());
        all.insert(all.end(), some->begin(), some->end());
    }
    return all;
}

} // namespace

Result<ValidationPolicy> readValidationPolicy(const QString& path) {
    const Result<QByteArray> content = readFile(path);
    if (!content)
        return failure(content);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(*content, &problem);
    if (!document.isObject())
        return fail(ErrorCode::ValidationPolicyInvalid, {QFileInfo(path).fileName()}, problem.errorString());
    try {
        const QDir folder = QFileInfo(path).absoluteDir();
        Members members(document.object(), {});
        ValidationPolicy policy;
        policy.trustAnchors = certificatesOf(members, u"trustAnchors"_s, folder);
        policy.timeStampAnchors = certificatesOf(members, u"timeStampAnchors"_s, folder);
        policy.responders = certificatesOf(members, u"responders"_s, folder);
        policy.requireQualified = members.take(u"requireQualified"_s, QJsonValue::Bool).toBool();
        if (members.take(u"requireRevocation"_s, QJsonValue::Bool).toBool())
            policy.revocation = RevocationDemand::Always;
        policy.allowFormFilling = members.take(u"allowFormFilling"_s, QJsonValue::Bool).toBool();
        if (const QJsonValue rules = members.take(u"algorithms"_s, QJsonValue::Object); rules.isObject())
            policy.algorithms = algorithmsOf(rules);
        members.end();
        return policy;
    } catch (const Error& error) {
        return std::unexpected(error);
    }
}

} // namespace yenile::signature
