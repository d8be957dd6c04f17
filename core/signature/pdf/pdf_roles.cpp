// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_roles.h"

#include "core/signature/pdf/pdf_limits.h"

namespace yenile::signature::pdf {

Roles::Roles(const Objects& objects) : m_objects(objects) {
    learnCatalog();
}

void Roles::learnCatalog() {
    const QPDFObjectHandle root = m_objects.root();
    learn(root, {Role::Catalog});
    learn(m_objects.entry(root, "/Metadata"), {Role::Description});
    learnExtensions(m_objects.entry(root, "/Extensions"));
    learn(m_objects.trailer().getKey("/Info"), {Role::Description});
    learnValidationData(m_objects.entry(root, "/DSS"), 0);
    learnForm(m_objects.entry(root, "/AcroForm"));
    learnPages(m_objects.entry(root, "/Pages"), 0);
    learnStructure(m_objects.entry(root, "/StructTreeRoot"));
}

void Roles::learnStep(int revision) {
    m_revision = revision;
    std::vector<std::pair<QPDFObjGen, Known>> changed;
    for (const QPDFObjGen& id : m_objects.touched()) {
        m_visited.erase(id);
        if (const Known* known = of(id))
            changed.emplace_back(id, *known);
    }
    for (const auto& [id, known] : changed)
        relearn(id, known);
    if (!of(m_objects.root().getObjGen()))
        learnCatalog();
    learn(m_objects.trailer().getKey("/Info"), {Role::Description});
}

/// What an object that was changed leads to now.
void Roles::relearn(const QPDFObjGen& id, const Known& known) {
    const QPDFObjectHandle object = m_objects.at(id);
    switch (known.role) {
    case Role::Catalog:
        return learnCatalog();
    case Role::Form:
    case Role::Resources:
    case Role::Fields:
        return learnForm(m_objects.entry(m_objects.root(), "/AcroForm"));
    case Role::Page:
        return learnAnnotations(m_objects.entry(object, "/Annots"), id);
    case Role::Annotations:
        return learnAnnotations(object, known.page);
    case Role::OpenField:
    case Role::ValueField:
        if (const auto above = m_above.find(id); above != m_above.end()) {
            const Above inherited = above->second;
            m_roles.erase(id);
            learnField(object, inherited, 0);
            if (const auto now = m_roles.find(id); now != m_roles.end() && now->second.role == known.role)
                now->second.since = known.since;
        }
        return;
    case Role::Annotation:
        return learnAppearance(m_objects.entry(object, "/AP"), id, 0);
    case Role::Structure:
        return learnStructure(object);
    case Role::StructureElement:
        return learnElements(m_objects.entry(object, "/K"), 1);
    case Role::StructureNumbers:
        return learnNumbers(object, 0);
    case Role::ValidationData:
        return learnValidationData(object, 0);
    case Role::Appearance:
    case Role::Description:
        return;
    }
}

const Roles::Known* Roles::of(const QPDFObjGen& id) const {
    const auto known = m_roles.find(id);
    return known == m_roles.end() ? nullptr : &known->second;
}

/// An object's first role stays. One that came with its role has it for good; one that was there before it
/// got the role was meant for something else by whoever signed until then.
bool Roles::learn(const QPDFObjectHandle& object, Known known) {
    if (!QPDFObjectHandle(object).isIndirect())
        return false;
    known.since = m_revision > 0 && m_objects.wasThere(object.getObjGen()) ? m_revision : 0;
    return m_roles.emplace(object.getObjGen(), std::move(known)).second;
}

/// Whether an object was met before: files may lead in circles.
bool Roles::isKnown(const QPDFObjectHandle& object) {
    return QPDFObjectHandle(object).isIndirect() && !m_visited.insert(object.getObjGen()).second;
}

/// One dictionary for each developer.
void Roles::learnExtensions(const QPDFObjectHandle& extensions) {
    learn(extensions, {Role::Description});
    if (QPDFObjectHandle all = m_objects.resolved(extensions); all.isDictionary())
        for (const auto& [developer, extension] : all.getDictAsMap())
            learn(extension, {Role::Description});
}

void Roles::learnForm(const QPDFObjectHandle& form) {
    learn(form, {Role::Form});
    learn(m_objects.entry(form, "/Fields"), {Role::Fields});
    const QPDFObjectHandle resources = m_objects.entry(form, "/DR");
    learn(resources, {Role::Resources, QStringLiteral("/DR")});
    if (QPDFObjectHandle kinds = m_objects.resolved(resources); kinds.isDictionary())
        for (const auto& [kind, named] : kinds.getDictAsMap())
            learn(named, {Role::Resources, QString::fromStdString(kind)});
    learnFields(m_objects.entry(form, "/Fields"), {}, 0);
}

void Roles::learnFields(const QPDFObjectHandle& fields, const Above& above, int depth) {
    QPDFObjectHandle array = m_objects.resolved(fields);
    if (depth > deepestNesting || !array.isArray())
        return;
    for (const QPDFObjectHandle& field : array.getArrayAsVector())
        if (!isKnown(field))
            learnField(field, above, depth);
}

/// Signature fields that still wait for their signature, and the fields and widgets of other kinds.
void Roles::learnField(const QPDFObjectHandle& reference, Above above, int depth) {
    const QPDFObjectHandle field = m_objects.resolved(reference);
    if (!QPDFObjectHandle(field).isDictionary())
        return;
    const QPDFObjGen id = QPDFObjectHandle(reference).getObjGen();
    m_above.insert_or_assign(id, above);
    const QPDFObjectHandle name = m_objects.resolved(m_objects.entry(field, "/T"));
    if (QPDFObjectHandle(name).isString())
        above.name += (above.name.isEmpty() ? QString() : QStringLiteral(".")) +
                      QString::fromStdString(QPDFObjectHandle(name).getUTF8Value());
    if (QPDFObjectHandle(name).isString())
        above.field = id;
    if (QPDFObjectHandle type = m_objects.resolved(m_objects.entry(field, "/FT")); !type.isNull())
        above.type = type.isName() ? bytes(type.getName()) : QByteArray();
    above.isSigned =
        above.isSigned || QPDFObjectHandle(m_objects.resolved(m_objects.entry(field, "/V"))).isDictionary();
    const bool isSignature = above.type.isEmpty() || above.type == "/Sig";
    if (!isSignature)
        learn(reference, {Role::ValueField, above.name});
    else if (!above.type.isEmpty() && !above.isSigned)
        learn(reference, {Role::OpenField, above.name, above.field});
    if (const Known* known = of(id); known != nullptr && isField(known->role))
        learnAppearance(m_objects.entry(field, "/AP"), id, 0);
    learnFields(m_objects.entry(field, "/Kids"), above, depth + 1);
}

/// Down to the streams, of which there may be one for each state.
void Roles::learnAppearance(const QPDFObjectHandle& object, const QPDFObjGen& field, int depth) {
    constexpr int states = 2;
    if (depth > states)
        return;
    if (QPDFObjectHandle(object).isIndirect() && !learn(object, {Role::Appearance, {}, field})) {
        Known& known = m_roles.at(object.getObjGen());
        if (known.field != field)
            known.field = {};
    }
    if (QPDFObjectHandle looks = m_objects.resolved(object); looks.isDictionary())
        for (const auto& [key, value] : looks.getDictAsMap())
            learnAppearance(value, field, depth + 1);
}

void Roles::learnPages(const QPDFObjectHandle& node, int depth) {
    if (depth > deepestNesting)
        throw LimitExceeded{QT_TRANSLATE_NOOP("PdfReason", "its pages are nested too deep")};
    if (isKnown(node))
        return;
    QPDFObjectHandle kids = m_objects.resolved(m_objects.entry(node, "/Kids"));
    if (!kids.isArray()) {
        learn(node, {Role::Page, QString::number(++m_pages)});
        learnAnnotations(m_objects.entry(node, "/Annots"), node.getObjGen());
        return;
    }
    for (const QPDFObjectHandle& kid : kids.getArrayAsVector())
        learnPages(kid, depth + 1);
}

/// Comes after the form: what is a widget of a field is known.
void Roles::learnAnnotations(const QPDFObjectHandle& reference, const QPDFObjGen& page) {
    learn(reference, {.role = Role::Annotations, .page = page});
    QPDFObjectHandle array = m_objects.resolved(reference);
    if (!array.isArray())
        return;
    for (const QPDFObjectHandle& annotation : array.getArrayAsVector()) {
        if (!QPDFObjectHandle(annotation).isIndirect() || m_visited.contains(annotation.getObjGen()))
            continue;
        m_visited.insert(annotation.getObjGen());
        const QPDFObjectHandle kind = m_objects.resolved(m_objects.entry(annotation, "/Subtype"));
        if (!QPDFObjectHandle(kind).isName() || QPDFObjectHandle(kind).getName() == "/Widget")
            continue;
        learn(annotation, {.role = Role::Annotation, .page = page});
        learnAppearance(m_objects.entry(annotation, "/AP"), annotation.getObjGen(), 0);
    }
}

void Roles::learnStructure(const QPDFObjectHandle& structure) {
    learn(structure, {Role::Structure});
    learnElements(m_objects.entry(structure, "/K"), 0);
    learnNumbers(m_objects.entry(structure, "/ParentTree"), 0);
}

/// A new field hangs below the root or one of the first elements below it.
void Roles::learnElements(const QPDFObjectHandle& reference, int depth) {
    constexpr int deepestParent = 2;
    if (depth > deepestParent)
        return;
    QPDFObjectHandle kids = m_objects.resolved(reference);
    if (!kids.isArray()) {
        if (!kids.isDictionary() || isKnown(reference))
            return;
        learn(reference, {Role::StructureElement});
        if (const QPDFObjectHandle below = m_objects.entry(kids, "/K");
            QPDFObjectHandle(m_objects.resolved(below)).isArray())
            learnElements(below, depth + 1);
        return;
    }
    for (const QPDFObjectHandle& kid : kids.getArrayAsVector())
        learnElements(kid, depth);
}

void Roles::learnNumbers(const QPDFObjectHandle& node, int depth) {
    if (depth > deepestNesting || isKnown(node))
        return;
    learn(node, {Role::StructureNumbers});
    if (QPDFObjectHandle kids = m_objects.resolved(m_objects.entry(node, "/Kids")); kids.isArray())
        for (const QPDFObjectHandle& kid : kids.getArrayAsVector())
            learnNumbers(kid, depth + 1);
}

void Roles::learnValidationData(const QPDFObjectHandle& reference, int depth) {
    if (depth > 4 || isKnown(reference))
        return;
    learn(reference, {Role::ValidationData});
    QPDFObjectHandle object = m_objects.resolved(reference);
    if (object.isArray())
        for (const QPDFObjectHandle& item : object.getArrayAsVector())
            learnValidationData(item, depth + 1);
    if (object.isDictionary() && !object.isStream())
        for (const auto& [key, value] : object.getDictAsMap())
            learnValidationData(value, depth + 1);
}

} // namespace yenile::signature::pdf
