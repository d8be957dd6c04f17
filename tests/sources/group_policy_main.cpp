// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/setting_table.h"
#include "resources/translations.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QXmlStreamWriter>

#include <cstdio>
#include <string_view>

using namespace yenile;
using namespace yenile::settings;
using namespace Qt::StringLiterals;

namespace {

using Attributes = QList<QXmlStreamAttribute>;

constexpr auto space = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"_L1;

QString nameOf(const Setting& setting) {
    return QString::fromLatin1(setting.name);
}
/// As a name within the template.
QString idOf(const Setting& setting) {
    return nameOf(setting).replace(u'/', u'_');
}
/// Windows has such settings as Enabled and Disabled; all others have a value to be typed.
bool isSwitch(const Setting& setting) {
    return setting.type == Type::YesNo;
}
bool isList(const Setting& setting) {
    return setting.type == Type::AddressList || setting.type == Type::FileList || setting.type == Type::List;
}

class Writer {
public:
    Writer() {
        m_bytes.open(QIODevice::WriteOnly);
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(2);
        m_xml.writeStartDocument();
        m_xml.writeDefaultNamespace(space);
    }

    void begin(const char* name, const Attributes& attributes = {}) {
        m_xml.writeStartElement(space, QLatin1String(name));
        write(attributes);
    }
    void end() { m_xml.writeEndElement(); }
    void empty(const char* name, const Attributes& attributes) {
        m_xml.writeEmptyElement(space, QLatin1String(name));
        write(attributes);
    }
    void text(const char* name, const QString& text, const Attributes& attributes = {}) {
        begin(name, attributes);
        m_xml.writeCharacters(text);
        end();
    }
    QByteArray take() {
        m_xml.writeEndDocument();
        return m_bytes.data();
    }

private:
    void write(const Attributes& attributes) {
        for (const QXmlStreamAttribute& one : attributes)
            m_xml.writeAttribute(one);
    }

    QBuffer m_bytes;
    QXmlStreamWriter m_xml{&m_bytes};
};

QXmlStreamAttribute with(const char* name, const QString& value) {
    return {QLatin1String(name), value};
}

void writePolicy(Writer& xml, const Setting& setting) {
    const QString id = idOf(setting);
    const QString group = nameOf(setting).section(u'/', 0, 0);
    const QString value = nameOf(setting).section(u'/', 1);
    Attributes attributes{with("name", id), with("class", u"Both"_s),
                          with("displayName", u"$(string.%1)"_s.arg(id)),
                          with("explainText", u"$(string.%1_explained)"_s.arg(id)),
                          with("key", uR"(Software\Policies\Yenile\)"_s + group)};
    attributes << (isSwitch(setting) ? with("valueName", value)
                                     : with("presentation", u"$(presentation.%1)"_s.arg(id)));
    xml.begin("policy", attributes);
    xml.empty("parentCategory", {with("ref", u"Yenile"_s)});
    xml.empty("supportedOn", {with("ref", u"Windows10"_s)});
    if (isSwitch(setting)) {
        for (const auto& [state, word] :
             {std::pair("enabledValue", u"true"_s), {"disabledValue", u"false"_s}}) {
            xml.begin(state);
            xml.text("string", word);
            xml.end();
        }
    } else {
        xml.begin("elements");
        xml.empty(isList(setting) ? "multiText" : "text",
                  {with("id", u"value"_s), with("valueName", value), with("required", u"true"_s)});
        xml.end();
    }
    xml.end();
}

QByteArray definitions() {
    Writer xml;
    xml.begin("policyDefinitions", {with("revision", u"1.0"_s), with("schemaVersion", u"1.0"_s)});
    xml.begin("policyNamespaces");
    xml.empty("target", {with("prefix", u"yenile"_s), with("namespace", u"Yenile.Policies"_s)});
    xml.end();
    xml.empty("resources", {with("minRequiredRevision", u"1.0"_s)});
    xml.begin("supportedOn");
    xml.begin("definitions");
    xml.empty("definition", {with("name", u"Windows10"_s), with("displayName", u"$(string.supported)"_s)});
    xml.end();
    xml.end();
    xml.begin("categories");
    xml.empty("category", {with("name", u"Yenile"_s), with("displayName", u"$(string.category)"_s)});
    xml.end();
    xml.begin("policies");
    for (const Setting& setting : settingTable())
        writePolicy(xml, setting);
    return xml.take();
}

QByteArray texts(const QString& language) {
    installLanguage(language);
    const bool isTurkish = language == u"tr";
    Writer xml;
    xml.begin("policyDefinitionResources", {with("revision", u"1.0"_s), with("schemaVersion", u"1.0"_s)});
    xml.text("displayName", u"Yenile"_s);
    xml.text("description", isTurkish ? u"Yenile'nin ayarları"_s : u"Settings of Yenile"_s);
    xml.begin("resources");
    xml.begin("stringTable");
    xml.text("string", u"Yenile"_s, {with("id", u"category"_s)});
    xml.text("string", isTurkish ? u"Windows 10 ve sonrası"_s : u"Windows 10 and later"_s,
             {with("id", u"supported"_s)});
    for (const Setting& setting : settingTable()) {
        xml.text("string", nameOf(setting), {with("id", idOf(setting))});
        xml.text("string", meaningOf(setting), {with("id", idOf(setting) + u"_explained"_s)});
    }
    xml.end();
    xml.begin("presentationTable");
    for (const Setting& setting : settingTable()) {
        if (isSwitch(setting))
            continue;
        xml.begin("presentation", {with("id", idOf(setting))});
        if (isList(setting)) {
            xml.text("multiTextBox", isTurkish ? u"Her satıra bir değer"_s : u"One value a line"_s,
                     {with("refId", u"value"_s)});
        } else {
            xml.begin("textBox", {with("refId", u"value"_s)});
            xml.text("label", isTurkish ? u"Değer"_s : u"Value"_s);
            xml.end();
        }
        xml.end();
    }
    return xml.take();
}

} // namespace

/// Prints the templates of Windows's group policies: packaging/windows/policy/yenile.admx ("definitions"), or
/// their texts yenile.adml in tr-TR ("tr") or in en-US ("en").
int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    const std::string_view what = argc == 2 ? argv[1] : "";
    const QByteArray text = what == "definitions" ? definitions() : texts(QString::fromLatin1(what.data()));
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stdout);
    return 0;
}
