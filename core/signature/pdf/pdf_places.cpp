// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_places.h"

#include "core/signature/pdf/pdf_limits.h"

namespace yenile::signature::pdf {

namespace {

using Part = DocumentPlace::Part;

/// What leads from a part of a document to others.
const std::set<std::string> elsewhere{"/Parent", "/P", "/Page", "/Pg", "/Dest", "/Popup", "/Prev", "/Next"};

std::vector<std::pair<std::string, QPDFObjectHandle>> entriesOf(QPDFObjectHandle value) {
    if (value.isStream())
        value = value.getDict();
    std::vector<std::pair<std::string, QPDFObjectHandle>> entries;
    if (value.isDictionary())
        for (const auto& [key, entry] : value.getDictAsMap())
            entries.emplace_back(key, entry);
    else if (value.isArray())
        for (const QPDFObjectHandle& item : value.getArrayAsVector())
            entries.emplace_back(std::string(), item);
    return entries;
}

Part partOf(QPDFObjectHandle drawing) {
    QPDFObjectHandle kind =
        drawing.isStream() ? drawing.getDict().getKey("/Subtype") : QPDFObjectHandle::newNull();
    return kind.isName() && kind.getName() == "/Image" ? Part::Picture : Part::Content;
}

} // namespace

Places::Places(const Objects& objects) : m_objects(objects) {
    addDocument(m_objects.trailerBefore().getKey("/Root"));
    m_isOlder = false;
    m_pages = 0;
    m_visited.clear();
    addDocument(m_objects.root());
}

DocumentPlace Places::of(const QPDFObjGen& id) const {
    const auto known = m_places.find(id);
    return known == m_places.end() ? DocumentPlace() : known->second;
}

QPDFObjectHandle Places::resolved(const QPDFObjectHandle& value) const {
    if (!QPDFObjectHandle(value).isIndirect())
        return value;
    return m_isOlder ? m_objects.before(value.getObjGen()) : m_objects.at(value.getObjGen());
}

QPDFObjectHandle Places::entry(const QPDFObjectHandle& holder, const char* key) const {
    QPDFObjectHandle dictionary = resolved(holder);
    if (dictionary.isStream())
        dictionary = dictionary.getDict();
    return dictionary.isDictionary() ? dictionary.getKey(key) : QPDFObjectHandle::newNull();
}

void Places::addDocument(const QPDFObjectHandle& root) {
    addPages(entry(root, "/Pages"), 0);
    add(entry(root, "/AcroForm"), {Part::Form});
    add(entry(root, "/Outlines"), {Part::Contents});
    add(entry(entry(root, "/Names"), "/EmbeddedFiles"), {Part::Attachment});
    add(entry(root, "/AF"), {Part::Attachment});
    add(entry(root, "/StructTreeRoot"), {Part::Structure});
    add(entry(root, "/Metadata"), {Part::Description});
    add(entry(root, "/DSS"), {Part::ValidationData});
}

void Places::addPages(const QPDFObjectHandle& node, int depth) {
    if (depth > deepestNesting ||
        (QPDFObjectHandle(node).isIndirect() && !m_visited.insert(node.getObjGen()).second))
        return;
    QPDFObjectHandle kids = resolved(entry(node, "/Kids"));
    if (!kids.isArray())
        return addPage(node);
    for (const QPDFObjectHandle& kid : kids.getArrayAsVector())
        addPages(kid, depth + 1);
}

void Places::addPage(const QPDFObjectHandle& page) {
    const int number = ++m_pages;
    addAnnotations(page, number);
    addResources(entry(page, "/Resources"), number);
    add(entry(page, "/Contents"), {Part::Content, number});
    add(page, {Part::Page, number});
}

void Places::addResources(const QPDFObjectHandle& resources, int page) {
    for (const auto& [name, font] : entriesOf(resolved(entry(resources, "/Font"))))
        add(font, {Part::Font, page});
    for (const auto& [name, drawing] : entriesOf(resolved(entry(resources, "/XObject"))))
        add(drawing, {partOf(resolved(drawing)), page});
    add(resources, {Part::Content, page});
}

void Places::addAnnotations(const QPDFObjectHandle& page, int number) {
    const QPDFObjectHandle annotations = entry(page, "/Annots");
    for (const auto& [none, annotation] : entriesOf(resolved(annotations))) {
        const QString field = fieldName(annotation);
        add(annotation, field.isNull() ? DocumentPlace{Part::Annotation, number}
                                       : DocumentPlace{Part::Field, number, field});
    }
    add(annotations, {Part::Page, number});
}

/// Null of what is no field's.
QString Places::fieldName(QPDFObjectHandle widget) const {
    QPDFObjectHandle kind = resolved(entry(widget, "/Subtype"));
    if (!kind.isName() || kind.getName() != "/Widget")
        return {};
    QString name = QStringLiteral("");
    for (int depth = 0; depth < deepestNesting && !resolved(widget).isNull(); ++depth) {
        if (QPDFObjectHandle own = resolved(entry(widget, "/T")); own.isString())
            name.prepend(QString::fromStdString(own.getUTF8Value()) +
                         (name.isEmpty() ? QString() : QStringLiteral(".")));
        widget = entry(widget, "/Parent");
    }
    return name;
}

/// A value and all that it leads to, until half of what a file may cost is used up: names are not worth more.
void Places::add(const QPDFObjectHandle& value, const DocumentPlace& place) {
    std::vector<QPDFObjectHandle> todo{value};
    while (!todo.empty() && m_objects.lookUps() < mostLookUps(0) / 2) {
        const QPDFObjectHandle next = todo.back();
        todo.pop_back();
        if (QPDFObjectHandle(next).isIndirect() && !m_places.emplace(next.getObjGen(), place).second)
            continue;
        for (const auto& [key, entry] : entriesOf(resolved(next)))
            if (!elsewhere.contains(key))
                todo.push_back(entry);
    }
}

} // namespace yenile::signature::pdf
