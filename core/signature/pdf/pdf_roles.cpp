#include "core/signature/pdf/pdf_roles.h"

#include "core/signature/pdf/pdf_values.h"

namespace yenile::signature::pdf {

Roles::Roles(QPDF& pdf) {
    QPDFObjectHandle root = pdf.getRoot();
    learn(root, Role::Catalog);
    learn(entry(root, "/Metadata"), Role::Description);
    learnExtensions(entry(root, "/Extensions"));
    learn(pdf.getTrailer().getKey("/Info"), Role::Description);
    learnValidationData(entry(root, "/DSS"), 0);
    learnForm(entry(root, "/AcroForm"));
    learnPages(entry(root, "/Pages"), 0);
    QPDFObjectHandle structure = entry(root, "/StructTreeRoot");
    learn(structure, Role::Structure);
    learnElements(entry(structure, "/K"), 0);
    learnNumbers(entry(structure, "/ParentTree"), 0);
}

const Roles::Known* Roles::of(const QPDFObjGen& id) const {
    const auto known = m_roles.find(id);
    return known == m_roles.end() ? nullptr : &known->second;
}

void Roles::learn(QPDFObjectHandle object, Role role, const QString& name) {
    if (object.isIndirect())
        m_roles.emplace(object.getObjGen(), Known{role, name});
}

/// Whether an object was met before: files may lead in circles.
bool Roles::isKnown(QPDFObjectHandle object) {
    return object.isIndirect() && !m_visited.insert(object.getObjGen()).second;
}

/// One dictionary for each developer.
void Roles::learnExtensions(QPDFObjectHandle extensions) {
    learn(extensions, Role::Description);
    if (extensions.isDictionary())
        for (const auto& [developer, extension] : extensions.getDictAsMap())
            learn(extension, Role::Description);
}

void Roles::learnForm(QPDFObjectHandle form) {
    learn(form, Role::Form);
    learn(entry(form, "/Fields"), Role::Fields);
    QPDFObjectHandle resources = entry(form, "/DR");
    learn(resources, Role::Resources);
    if (resources.isDictionary())
        for (const auto& [kind, named] : resources.getDictAsMap())
            learn(named, Role::Resources);
    learnFields(entry(form, "/Fields"), {}, 0);
}

void Roles::learnFields(QPDFObjectHandle fields, const Above& above, int depth) {
    if (depth > deepestNesting || !fields.isArray())
        return;
    for (QPDFObjectHandle& field : fields.getArrayAsVector())
        if (field.isDictionary() && !isKnown(field))
            learnField(field, above, depth);
}

/// Signature fields that still wait for their signature, and the fields and widgets of other kinds.
void Roles::learnField(QPDFObjectHandle field, Above above, int depth) {
    if (field.getKey("/T").isString())
        above.name += (above.name.isEmpty() ? QString() : QStringLiteral(".")) +
                      QString::fromStdString(field.getKey("/T").getUTF8Value());
    if (field.hasKey("/FT"))
        above.type = field.getKey("/FT");
    above.isSigned = above.isSigned || entry(field, "/V").isDictionary();
    const bool isSignature = !above.type.isName() || above.type.getName() == "/Sig";
    if (!isSignature)
        learn(field, Role::ValueField, above.name);
    else if (above.type.isName() && !above.isSigned)
        learn(field, Role::OpenField, above.name);
    if (const Known* known = of(field.getObjGen()); known != nullptr && isField(known->role))
        learnAppearance(entry(field, "/AP"), field.getObjGen(), 0);
    learnFields(entry(field, "/Kids"), above, depth + 1);
}

/// Down to the streams, of which there may be one for each state.
void Roles::learnAppearance(QPDFObjectHandle object, const QPDFObjGen& field, int depth) {
    constexpr int states = 2;
    if (depth > states)
        return;
    if (object.isIndirect()) {
        const auto [known, isNew] = m_roles.emplace(object.getObjGen(), Known{Role::Appearance, {}, field});
        if (!isNew && known->second.field != field)
            known->second.field = {};
    }
    if (object.isDictionary())
        for (const auto& [key, value] : object.getDictAsMap())
            learnAppearance(value, field, depth + 1);
}

void Roles::learnPages(QPDFObjectHandle node, int depth) {
    if (depth > deepestNesting)
        throw std::runtime_error("pages nested too deep");
    QPDFObjectHandle kids = entry(node, "/Kids");
    if (!kids.isArray()) {
        learn(node, Role::Page, QString::number(++m_pages));
        learn(entry(node, "/Annots"), Role::Annotations);
        return;
    }
    if (isKnown(node))
        return;
    for (QPDFObjectHandle& kid : kids.getArrayAsVector())
        learnPages(kid, depth + 1);
}

/// A new field hangs below the root or one of the first elements below it.
void Roles::learnElements(QPDFObjectHandle kids, int depth) {
    constexpr int deepestParent = 2;
    if (depth > deepestParent)
        return;
    if (!kids.isArray()) {
        learn(kids, Role::StructureElement);
        learnElements(entry(kids, "/K").isArray() ? entry(kids, "/K") : QPDFObjectHandle::newArray(),
                      depth + 1);
        return;
    }
    for (QPDFObjectHandle& kid : kids.getArrayAsVector())
        if (kid.isDictionary())
            learnElements(kid, depth);
}

void Roles::learnNumbers(QPDFObjectHandle node, int depth) {
    if (depth > deepestNesting || isKnown(node))
        return;
    learn(node, Role::StructureNumbers);
    if (QPDFObjectHandle kids = entry(node, "/Kids"); kids.isArray())
        for (QPDFObjectHandle& kid : kids.getArrayAsVector())
            learnNumbers(kid, depth + 1);
}

void Roles::learnValidationData(QPDFObjectHandle object, int depth) {
    if (depth > 4 || isKnown(object))
        return;
    if (!object.isStream())
        learn(object, Role::ValidationData);
    if (object.isArray())
        for (QPDFObjectHandle& item : object.getArrayAsVector())
            learnValidationData(item, depth + 1);
    if (object.isDictionary())
        for (const std::string& key : object.getKeys())
            learnValidationData(object.getKey(key), depth + 1);
}

} // namespace yenile::signature::pdf
