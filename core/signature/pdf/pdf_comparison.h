// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/later_change.h"
#include "core/signature/pdf/pdf_places.h"
#include "core/signature/pdf/pdf_reachable_objects.h"
#include "core/signature/pdf/pdf_structure.h"

#include <limits>

namespace yenile::signature::pdf {

/// The signatures to which something is no alteration: those of the revisions [from, until).
struct Window {
    static constexpr int unlimited = std::numeric_limits<int>::max();
    int from = 0;
    int until = unlimited;

    [[nodiscard]] bool contains(int revision) const { return revision >= from && revision < until; }
    [[nodiscard]] bool isEmpty() const { return from >= until; }
    friend Window operator&(const Window& a, const Window& b) {
        return {std::max(a.from, b.from), std::min(a.until, b.until)};
    }
};
inline constexpr Window always{};
inline constexpr Window never{.from = Window::unlimited};
[[nodiscard]] inline Window when(bool condition) {
    return condition ? always : never;
}

/// What the signatures of a file leave open to those who come later.
struct Permissions {
    Window unseen = always;           ///< new signature fields that cover something
    Window annotating = never;        ///< annotations (DocMDP 3)
    int fillable = Window::unlimited; ///< the first certification that allows filling in
    std::function<Window(const QString& field)>
        filling; ///< a field of that name: to whom it is not forbidden
    std::function<Window(const QString& field)> signing; ///< the same, by a person's signature
};

/// One change, and to whose signatures it is none. To the others it is of Kind::Other; one that is of that
/// kind is not told of where it is allowed.
struct StepChange {
    Window allowed = never;
    LaterChange change = {};
};

/// What a revision changed against the one before it.
class Comparison {
public:
    /// `roles` and `reach` are those of the older revision; `signatures` the fields that were signed in the
    /// newer one, where it is signed at all.
    Comparison(const Objects& objects, const Roles& roles, const ReachableObjects& reach,
               const Permissions& permissions, std::optional<std::set<PdfReference>> signatures)
        : m_objects(objects), m_roles(roles), m_reach(reach), m_permissions(permissions),
          m_isSigned(signatures.has_value()),
          m_signatures(std::move(signatures).value_or(std::set<PdfReference>())) {}

    /// Further signatures are not told of. Throws like qpdf.
    [[nodiscard]] std::vector<StepChange> changes();
    /// Where the fields are seen that changes() found to be new.
    [[nodiscard]] const std::map<PdfReference, DocumentPlace>& newFields() const { return m_newFields; }

private:
    using Handle = QPDFObjectHandle;
    using Act = LaterChange::Act;
    void addOther(const QPDFObjGen& id, Act act, const char* what);
    void addOther(DocumentPlace::Part part, Act act, const QString& cause);
    [[nodiscard]] QString said(const QPDFObjGen& id, const char* what) const;
    [[nodiscard]] DocumentPlace placeOf(const QPDFObjGen& id);
    [[nodiscard]] int pageNumber(const QPDFObjGen& page) const;
    [[nodiscard]] QRectF areaOf(Handle annotation, const QPDFObjGen& page) const;
    void annotated(Act act, Handle annotation, const QPDFObjGen& page);
    void compareTrailers();
    void compare(const QPDFObjGen& id);
    void compareNew(const QPDFObjGen& id);
    void compareRemoved(const QPDFObjGen& id);
    void findDoubleKeys();
    void describe(const QPDFObjGen& id, const Roles::Known& known, Handle older, Handle newer,
                  Window allowed);
    void refuse(const QPDFObjGen& id, const Roles::Known* known, Handle older, Handle newer);

    [[nodiscard]] Window judged(const QPDFObjGen& id, const Roles::Known& known, Handle older, Handle newer);
    template <typename Judge>
    [[nodiscard]] Window entries(Handle older, Handle newer, const std::string& key, Judge judge);
    [[nodiscard]] Window catalog(Handle older, Handle newer);
    [[nodiscard]] Window form(Handle older, Handle newer);
    [[nodiscard]] Window resources(Handle older, Handle newer, const std::string& kind, int depth = 0);
    [[nodiscard]] Window page(const QPDFObjGen& id, Handle older, Handle newer);
    [[nodiscard]] Window fields(Handle older, Handle newer);
    [[nodiscard]] Window annotations(const QPDFObjGen& page, Handle older, Handle newer, bool& addsField);
    [[nodiscard]] Window look(const QPDFObjGen& field) const;
    [[nodiscard]] Window newSignature(Handle widget) const;
    [[nodiscard]] Window newAnnotation(Handle annotation) const;
    [[nodiscard]] bool hasAction(Handle annotation) const;
    [[nodiscard]] bool isAnnotation(Handle reference) const;
    [[nodiscard]] Handle fieldOf(Handle widget) const;
    [[nodiscard]] bool isSigned(const QPDFObjGen& field) const;
    [[nodiscard]] StructureGrowth structure() const;

    [[nodiscard]] bool isSameReference(Handle a, Handle b);
    [[nodiscard]] SameReference same() {
        return [this](Handle a, Handle b) { return isSameReference(a, b); };
    }
    [[nodiscard]] Handle older(Handle value) const {
        return value.isIndirect() ? m_objects.before(value.getObjGen()) : value;
    }
    [[nodiscard]] Handle newer(Handle value) const { return m_objects.resolved(value); }

    const Objects& m_objects;
    const Roles& m_roles;
    const ReachableObjects& m_reach;
    const Permissions& m_permissions;
    bool m_isSigned;
    std::set<PdfReference> m_signatures;
    std::set<std::pair<QPDFObjGen, QPDFObjGen>> m_sameReferences;
    int m_depth = 0;
    std::optional<Places> m_places;
    std::vector<LaterChange> m_annotated; ///< by what was judged last
    std::map<PdfReference, DocumentPlace> m_newFields;
    std::vector<StepChange> m_changes;
};

} // namespace yenile::signature::pdf
