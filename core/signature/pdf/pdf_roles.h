#pragma once

#include "core/signature/pdf/pdf_document.h"

#include <set>

namespace yenile::signature::pdf {

/// What an object is for.
enum class Role {
    Catalog,
    Form,
    Resources, ///< of the form
    Fields,
    Page,
    Annotations,
    OpenField,
    ValueField,
    Appearance, ///< of one of these fields
    Description,
    ValidationData,
    Structure,        ///< the root of the structure tree
    StructureElement, ///< one near the root
    StructureNumbers  ///< which element belongs to what of a page
};

[[nodiscard]] inline bool isField(Role role) {
    return role == Role::OpenField || role == Role::ValueField;
}

/// The roles of the objects of one revision, as far as they have one of these.
class Roles {
public:
    explicit Roles(QPDF& pdf);

    struct Known {
        Role role;
        QString name;          ///< of a field, fully qualified; of a page, its number
        QPDFObjGen field = {}; ///< that an appearance belongs to; none where several have it
    };
    /// Null for all the others.
    [[nodiscard]] const Known* of(const QPDFObjGen& id) const;

private:
    struct Above {
        QString name;
        QPDFObjectHandle type = QPDFObjectHandle::newNull();
        bool isSigned = false;
    };
    void learn(QPDFObjectHandle object, Role role, const QString& name = {});
    bool isKnown(QPDFObjectHandle object);
    void learnExtensions(QPDFObjectHandle extensions);
    void learnForm(QPDFObjectHandle form);
    void learnFields(QPDFObjectHandle fields, const Above& above, int depth);
    void learnField(QPDFObjectHandle field, Above above, int depth);
    void learnAppearance(QPDFObjectHandle object, const QPDFObjGen& field, int depth);
    void learnPages(QPDFObjectHandle node, int depth);
    void learnElements(QPDFObjectHandle kids, int depth);
    void learnNumbers(QPDFObjectHandle node, int depth);
    void learnValidationData(QPDFObjectHandle object, int depth);

    std::map<QPDFObjGen, Known> m_roles;
    std::set<QPDFObjGen> m_visited;
    int m_pages = 0;
};

} // namespace yenile::signature::pdf
