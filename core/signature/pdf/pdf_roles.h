// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_objects.h"

namespace yenile::signature::pdf {

/// What an object is for.
enum class Role {
    Catalog,
    Form,
    Resources, ///< of the form
    Fields,
    Page,
    Annotations,
    Annotation, ///< no field's widget
    OpenField,
    ValueField,
    Appearance, ///< of one of these fields, or of an annotation
    Description,
    ValidationData,
    Structure,        ///< the root of the structure tree
    StructureElement, ///< one near the root
    StructureNumbers  ///< which element belongs to what of a page
};

[[nodiscard]] inline bool isField(Role role) {
    return role == Role::OpenField || role == Role::ValueField;
}

/// The roles of a document's objects, as far as they have one of these, from its first revision on.
class Roles {
public:
    explicit Roles(const Objects& objects);

    /// What the last step brought.
    void learnStep(int revision);

    struct Known {
        Role role;
        QString name = {};     ///< of a field, fully qualified; of a page, its number
        QPDFObjGen field = {}; ///< that a widget or an appearance belongs to; none where several have it
        int since = 0;         ///< the revision in which an older object got this role
        QPDFObjGen page = {};  ///< of annotations, and of their array
    };
    /// Null for all the others.
    [[nodiscard]] const Known* of(const QPDFObjGen& id) const;

private:
    struct Above {
        QString name;
        QByteArray type;
        QPDFObjGen field; // the nearest with a name of its own
        bool isSigned = false;
    };
    bool learn(const QPDFObjectHandle& object, Known known);
    bool isKnown(const QPDFObjectHandle& object);
    void learnCatalog();
    void relearn(const QPDFObjGen& id, const Known& known);
    void learnExtensions(const QPDFObjectHandle& extensions);
    void learnForm(const QPDFObjectHandle& form);
    void learnFields(const QPDFObjectHandle& fields, const Above& above, int depth);
    void learnField(const QPDFObjectHandle& field, Above above, int depth);
    void learnAppearance(const QPDFObjectHandle& object, const QPDFObjGen& field, int depth);
    void learnPages(const QPDFObjectHandle& node, int depth);
    void learnAnnotations(const QPDFObjectHandle& array, const QPDFObjGen& page);
    void learnStructure(const QPDFObjectHandle& structure);
    void learnElements(const QPDFObjectHandle& kids, int depth);
    void learnNumbers(const QPDFObjectHandle& node, int depth);
    void learnValidationData(const QPDFObjectHandle& object, int depth);

    const Objects& m_objects;
    std::map<QPDFObjGen, Known> m_roles;
    std::map<QPDFObjGen, Above> m_above; // of each field
    std::set<QPDFObjGen> m_visited;
    int m_pages = 0;
    int m_revision = 0;
};

} // namespace yenile::signature::pdf
