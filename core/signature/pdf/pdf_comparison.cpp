// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_comparison.h"

#include "core/signature/pdf/pdf_shown_page.h"

#include <algorithm>

namespace yenile::signature::pdf {

using namespace Qt::StringLiterals;
using Kind = LaterChange::Kind;
using Part = DocumentPlace::Part;

namespace {

constexpr int deepestCopy = 32; // references that lead from a copied object to further ones

bool isCovering(QPDFObjectHandle rectangle) {
    if (!rectangle.isRectangle())
        return !rectangle.isNull();
    const QPDFObjectHandle::Rectangle r = rectangle.getArrayAsRectangle();
    return r.llx != r.urx && r.lly != r.ury;
}

QPDFObjectHandle permanentId(QPDFObjectHandle trailer) {
    QPDFObjectHandle id = trailer.getKey("/ID");
    return id.isArray() && id.getArrayNItems() > 0 ? id.getArrayItem(0) : QPDFObjectHandle::newNull();
}

/// Another place where the same name stands for something else: readers differ in which of them they take.
bool isDoubleKey(const std::string& warning) {
    return warning.find("duplicated key") != std::string::npos;
}

/// Of a revision's own table of contents; no part of the document.
bool isCrossReference(QPDFObjectHandle object) {
    return object.isStream() && object.getDict().getKey("/Type").isName() &&
           object.getDict().getKey("/Type").getName() == "/XRef";
}

std::vector<QPDFObjectHandle> items(QPDFObjectHandle array) {
    return array.isArray() ? array.getArrayAsVector() : std::vector<QPDFObjectHandle>();
}

} // namespace

std::vector<StepChange> Comparison::changes() {
    compareTrailers();
    for (const QPDFObjGen& id : m_objects.otherGenerations())
        addOther(id, Act::Ambiguous, "of another generation");
    for (const QPDFObjGen& id : m_objects.touched()) {
        if (!m_objects.wasThere(id))
            compareNew(id);
        else if (!m_objects.has(id))
            compareRemoved(id);
        else
            compare(id);
    }
    findDoubleKeys();
    return std::move(m_changes);
}

void Comparison::addOther(const QPDFObjGen& id, Act act, const char* what) {
    m_changes.push_back({never, {.place = placeOf(id), .act = act, .cause = said(id, what)}});
}

void Comparison::addOther(Part part, Act act, const QString& cause) {
    m_changes.push_back({never, {.place = {part}, .act = act, .cause = cause}});
}

/// For the log.
QString Comparison::said(const QPDFObjGen& id, const char* what) const {
    const Roles::Known* known = m_roles.of(id);
    const QString end = u' ' + QLatin1String(what);
    if (known != nullptr && known->role == Role::Page)
        return u"page "_s + known->name + end;
    if (known != nullptr && isField(known->role))
        return u"form field "_s + known->name + end;
    return u"object %1"_s.arg(id.getObj()) + end;
}

/// By its role, as most can be told without looking through the document.
DocumentPlace Comparison::placeOf(const QPDFObjGen& id) {
    const Roles::Known* known = m_roles.of(id);
    if (known != nullptr && known->role == Role::Appearance)
        known = m_roles.of(known->field);
    if (known == nullptr) {
        if (!m_places)
            m_places.emplace(m_objects);
        return m_places->of(id);
    }
    switch (known->role) {
    case Role::Page:
        return {Part::Page, pageNumber(id)};
    case Role::Annotations:
        return {Part::Page, pageNumber(known->page)};
    case Role::Annotation:
        return {Part::Annotation, pageNumber(known->page), {}, areaOf(m_objects.at(id), known->page)};
    case Role::OpenField:
    case Role::ValueField:
        return {Part::Field, 0, known->name};
    case Role::Form:
    case Role::Resources:
    case Role::Fields:
        return {Part::Form};
    case Role::Structure:
    case Role::StructureElement:
    case Role::StructureNumbers:
        return {Part::Structure};
    case Role::Description:
        return {Part::Description};
    case Role::ValidationData:
        return {Part::ValidationData};
    case Role::Catalog:
    case Role::Appearance:
        break;
    }
    return {};
}

int Comparison::pageNumber(const QPDFObjGen& page) const {
    const Roles::Known* known = m_roles.of(page);
    return known != nullptr ? known->name.toInt() : 0;
}

/// None of what is not seen on the page (ISO 32000-1, 12.5.3), or draws nothing there.
QRectF Comparison::areaOf(Handle annotation, const QPDFObjGen& page) const {
    constexpr int unseen = 0x2 | 0x20; // hidden, or not on the screen
    annotation = newer(annotation);
    Handle flags = newer(m_objects.entry(annotation, "/F"));
    Handle kind = newer(m_objects.entry(annotation, "/Subtype"));
    Handle rectangle = newer(m_objects.entry(annotation, "/Rect"));
    if ((flags.isInteger() && (flags.getIntValueAsInt() & unseen) != 0) || !rectangle.isRectangle() ||
        (kind.isName() && (kind.getName() == "/Link" || kind.getName() == "/Popup")))
        return {};
    try {
        const ShownCoordinates shown(m_objects.at(page), [this](Handle value) { return newer(value); });
        const QRectF area = shown.fromPage(ordered(rectangle.getArrayAsRectangle()));
        return area.isEmpty() ? QRectF() : area;
    } catch (const std::runtime_error&) { // of a page without size
        return {};
    }
}

void Comparison::annotated(Act act, Handle annotation, const QPDFObjGen& page) {
    const QRectF area = act == Act::Removed ? QRectF() : areaOf(annotation, page);
    m_annotated.push_back({Kind::Annotation, {Part::Annotation, pageNumber(page), {}, area}, act});
}

/// How the file is encrypted decides what all its text says.
void Comparison::compareTrailers() {
    Handle before = m_objects.trailerBefore();
    Handle after = m_objects.trailer();
    if (Handle was = before.getKey("/Root"), is = after.getKey("/Root"); !isSameNumber(was, is)) {
        const Window allowed = m_objects.isNew(is) ? catalog(older(was), newer(is)) : never;
        if (allowed.isEmpty())
            addOther(Part::Document, Act::Changed, u"another catalog"_s);
        else
            describe(is.getObjGen(), {Role::Catalog}, older(was), newer(is), allowed);
    }
    if (before.getKey("/Encrypt").unparse() != after.getKey("/Encrypt").unparse() ||
        (before.hasKey("/Encrypt") && !isSame(permanentId(before), permanentId(after))))
        addOther(Part::Encryption, Act::Changed, u"another encryption"_s);
    if (before.getKey("/Info").unparse() != after.getKey("/Info").unparse())
        m_changes.push_back({always, {Kind::Description}});
}

/// What was referred to before it was there, or before all of it was. A number that the trailer alone names,
/// to no avail, may have been taken by who signed.
void Comparison::compareNew(const QPDFObjGen& id) {
    if (!m_reach.misses(id) && !m_reach.isMissedByTrailer(id))
        return;
    Handle object = m_objects.at(id);
    Handle store = m_objects.entry(m_objects.root(), "/DSS");
    const bool isStore = store.isIndirect() && store.getObjGen() == id;
    const bool isSigning =
        object.isDictionary() && (isStore || m_signatures.contains({id.getObj(), id.getGen()}));
    if (!object.isNull() && (m_reach.misses(id) || !isSigning))
        addOther(id, Act::Added, "brought in");
}

void Comparison::compareRemoved(const QPDFObjGen& id) {
    const Roles::Known* known = m_roles.of(id);
    const Role role = known != nullptr ? known->role : Role::Page;
    if (role == Role::Annotation)
        m_changes.push_back({m_permissions.annotating & Window{.from = known->since},
                             {Kind::Annotation, placeOf(id), Act::Removed, false, said(id, "removed")}});
    else if (role != Role::ValidationData || m_reach.leadsTo(id))
        addOther(id, Act::Removed, "removed");
}

void Comparison::compare(const QPDFObjGen& id) {
    Handle before = m_objects.before(id);
    Handle after = m_objects.at(id);
    if (isSame(before, after) || (isCrossReference(before) && isCrossReference(after)))
        return;
    const Roles::Known* known = m_roles.of(id);
    const Window allowed =
        known == nullptr ? never : judged(id, *known, before, after) & Window{.from = known->since};
    if (allowed.isEmpty())
        refuse(id, known, before, after);
    else
        describe(id, *known, before, after, allowed);
    m_annotated.clear();
}

void Comparison::findDoubleKeys() {
    for (const QPDFExc& warning : m_objects.warnings())
        if (isDoubleKey(warning.what()))
            addOther(Part::Document, Act::Ambiguous, QString::fromStdString(warning.getMessageDetail()));
}

Window Comparison::judged(const QPDFObjGen& id, const Roles::Known& known, Handle before, Handle after) {
    bool addsField = false;
    switch (known.role) {
    case Role::Catalog:
        return catalog(before, after);
    case Role::Form:
        return form(before, after);
    case Role::Resources:
        return resources(before, after, known.name.toStdString(), known.name == u"/DR" ? 0 : 1);
    case Role::Page:
        return page(id, before, after);
    case Role::Fields:
        return fields(before, after);
    case Role::Annotations:
        return annotations(known.page, before, after, addsField);
    case Role::Annotation:
        return isSameBut(before, after, {"/Subtype"}) || newAnnotation(after).isEmpty()
                   ? never
                   : m_permissions.annotating;
    case Role::OpenField:
        return when(isSigned(id) && isSameBut(before, after, {"/V", "/AP", "/M", "/Lock", "/F"}, same()));
    case Role::ValueField:
        return isSameBut(before, after, {"/V", "/RV", "/AP", "/AS", "/M", "/I"}, same())
                   ? m_permissions.filling(known.name)
                   : never;
    case Role::Appearance:
        return !m_reach.leadsTo(id) && before.isStream() == after.isStream() ? look(known.field) : never;
    case Role::Structure:
        return when(structure().isGrown(before, after));
    case Role::StructureElement:
        return when(structure().isGrownElement(before, after));
    case Role::StructureNumbers: // their numbers are judged as a whole
        return when(
            isSameBut(before, after, {"/Nums", "/Kids", "/Limits"}) &&
            structure().isGrown(m_objects.before(m_objects.root().getObjGen()).getKey("/StructTreeRoot"),
                                m_objects.entry(m_objects.root(), "/StructTreeRoot")));
    case Role::Description:
        return when(!m_reach.leadsTo(id));
    case Role::ValidationData: // and nothing else besides
        return when(!m_reach.leadsTo(id) && !before.isStream());
    }
    return never;
}

/// What is to be told of a change that is allowed to some.
void Comparison::describe(const QPDFObjGen& id, const Roles::Known& known, Handle before, Handle after,
                          Window allowed) {
    const size_t told = m_changes.size();
    const auto tell = [&](LaterChange change) {
        change.cause = said(id, "changed");
        m_changes.push_back({allowed, std::move(change)});
    };
    const auto differs = [&](const char* key) {
        return before.getKey(key).unparse() != after.getKey(key).unparse();
    };
    const bool isCatalog = known.role == Role::Catalog;
    const Roles::Known* field = known.role == Role::Appearance ? m_roles.of(known.field) : &known;
    if (known.role == Role::ValidationData || (isCatalog && differs("/DSS")))
        tell({Kind::ValidationData});
    if (known.role == Role::Description || (isCatalog && differs("/Metadata")))
        tell({Kind::Description});
    if (field != nullptr && field->role == Role::ValueField)
        tell({Kind::FieldValue, {Part::Field, 0, field->name}});
    if (field != nullptr && field->role == Role::Annotation)
        tell({Kind::Annotation, placeOf(id)});
    for (const LaterChange& change : m_annotated)
        tell(change);
    if (m_changes.size() == told)
        tell({.place = placeOf(id)});
}

/// Annotations, where it is about them alone.
void Comparison::refuse(const QPDFObjGen& id, const Roles::Known* known, Handle before, Handle after) {
    for (const LaterChange& change : m_annotated)
        m_changes.push_back(
            {never, {.place = change.place, .act = change.act, .cause = said(id, "changed")}});
    const bool isPage = known != nullptr && known->role == Role::Page;
    if (m_annotated.empty() || (isPage && !isSameBut(before, after, {"/Annots"}, same())))
        addOther(id, Act::Changed, "changed");
}

/// An entry of both; an object that both name is judged by itself.
template <typename Judge>
Window Comparison::entries(Handle before, Handle after, const std::string& key, Judge judge) {
    Handle was = before.getKey(key);
    Handle is = after.getKey(key);
    return isSameNumber(was, is) ? always : judge(was, is);
}

Window Comparison::catalog(Handle before, Handle after) {
    if (!isSameBut(before, after,
                   {"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Version", "/StructTreeRoot"},
                   same()) ||
        !structure().isGrown(before.getKey("/StructTreeRoot"), after.getKey("/StructTreeRoot")))
        return never;
    return entries(before, after, "/AcroForm", [this](Handle was, Handle is) { return form(was, is); });
}

Window Comparison::form(Handle before, Handle after) {
    before = older(before);
    after = newer(after);
    if (isSame(before, after))
        return always;
    if (!after.isDictionary())
        return never;
    if (before.isNull())
        before = Handle::newDictionary();
    Keys free{"/Fields", "/DR"};
    if (m_isSigned)
        free.insert("/SigFlags");
    if (older(before.getKey("/DA")).isNull())
        free.insert("/DA");
    // Where this becomes true, readers draw the fields anew.
    if (Handle draw = newer(after.getKey("/NeedAppearances")); !draw.isBool() || !draw.getBoolValue())
        free.insert("/NeedAppearances");
    if (!isSameBut(before, after, free, same()))
        return never;
    return entries(before, after, "/Fields", [this](Handle was, Handle is) { return fields(was, is); }) &
           entries(before, after, "/DR", [this](Handle was, Handle is) { return resources(was, is, "/DR"); });
}

/// What a name stood for it still stands for (ISO 32000-2, 7.8.3). Drawings among a form's resources are
/// those of visible signatures, and each program calls its own alike; fonts are what fields are written in.
Window Comparison::resources(Handle before, Handle after, const std::string& kind, int depth) {
    constexpr int namedResources = 2;
    const bool isDrawing = depth == namedResources && kind == "/XObject" && m_isSigned;
    before = older(before);
    after = newer(after);
    if (before.isNull() || isDrawing || isSame(before, after, same()))
        return always;
    if (!before.isDictionary() || before.isStream() || !after.isDictionary() || depth >= namedResources)
        return never;
    const bool areGrown = std::ranges::all_of(keysOf(before), [&](const std::string& key) {
        return !entries(before, after, key, [&](Handle was, Handle is) {
                    return resources(was, is, depth == 0 ? key : kind, depth + 1);
                }).isEmpty();
    });
    return when(areGrown);
}

/// A page with new fields may get an order in which one goes through them.
Window Comparison::page(const QPDFObjGen& id, Handle before, Handle after) {
    bool addsField = false;
    const Window grown = entries(before, after, "/Annots",
                                 [&](Handle was, Handle is) { return annotations(id, was, is, addsField); });
    Keys free{"/Annots"};
    if (addsField)
        free.insert("/Tabs");
    return isSameBut(before, after, free, same()) ? grown : never;
}

/// All that were there are there, in whatever order, and what was added are signature fields of the newer
/// revision.
Window Comparison::fields(Handle before, Handle after) {
    std::multiset<std::string> was;
    for (Handle& field : items(older(before)))
        was.insert(field.unparse());
    Window allowed;
    for (Handle& field : items(newer(after))) {
        if (const auto same = was.find(field.unparse()); same != was.end())
            was.erase(same);
        else
            allowed = allowed & newSignature(field);
    }
    return was.empty() ? allowed : never;
}

/// What was there is there, in its order, and behind it are new signature fields. Where annotations may be
/// made, they may come and go.
Window Comparison::annotations(const QPDFObjGen& page, Handle before, Handle after, bool& addsField) {
    const std::vector<Handle> was = items(older(before));
    const std::vector<Handle> is = items(newer(after));
    if (!newer(after).isArray() && !newer(after).isNull())
        return never;
    Window allowed;
    size_t next = 0;
    m_annotated.clear();
    const auto skipRemoved = [&](const std::string& until) {
        while (next < was.size() && Handle(was[next]).unparse() != until && isAnnotation(was[next])) {
            annotated(Act::Removed, was[next++], page);
        }
    };
    for (Handle item : is) {
        if (next < was.size() && item.unparse() != Handle(was[next]).unparse())
            skipRemoved(item.unparse());
        if (next < was.size() && item.unparse() == Handle(was[next]).unparse()) {
            ++next;
        } else if (const Window signing = newSignature(item); !signing.isEmpty() && next == was.size()) {
            allowed = allowed & signing;
            addsField = true;
            m_newFields[reference(fieldOf(item))] = {Part::Field, pageNumber(page), {}, areaOf(item, page)};
        } else {
            allowed = allowed & newAnnotation(item);
            annotated(Act::Added, item, page);
        }
    }
    skipRemoved({});
    if (!m_annotated.empty())
        allowed = allowed & m_permissions.annotating;
    return next < was.size() ? never : allowed;
}

/// A field that is filled, or signed, or an annotation that may be changed.
Window Comparison::look(const QPDFObjGen& id) const {
    const Roles::Known* field = m_roles.of(id);
    if (field == nullptr)
        return never;
    if (field->role == Role::ValueField)
        return m_permissions.filling(field->name);
    return field->role == Role::Annotation ? m_permissions.annotating : when(isSigned(id));
}

bool Comparison::isSigned(const QPDFObjGen& id) const {
    const Roles::Known* known = m_roles.of(id);
    return m_isSigned && known != nullptr && known->role == Role::OpenField &&
           m_signatures.contains({known->field.getObj(), known->field.getGen()});
}

/// A field, or the one of which it is a widget.
QPDFObjectHandle Comparison::fieldOf(Handle widget) const {
    const bool isOfAnother = newer(m_objects.entry(widget, "/T")).isNull() &&
                             newer(m_objects.entry(widget, "/Parent")).isDictionary();
    return isOfAnother ? m_objects.entry(widget, "/Parent") : widget;
}

Window Comparison::newSignature(Handle widget) const {
    Handle field = fieldOf(widget);
    Handle kind = newer(m_objects.entry(widget, "/Subtype"));
    const bool isWidget = kind.isNull() || (kind.isName() && kind.getName() == "/Widget");
    if (!m_isSigned || !m_objects.isNew(widget) || !m_objects.isNew(field) || !isWidget ||
        !m_signatures.contains(reference(field)) || hasAction(widget) || hasAction(field))
        return never;
    return isCovering(newer(m_objects.entry(widget, "/Rect"))) ? m_permissions.unseen : always;
}

/// One that does nothing by itself.
Window Comparison::newAnnotation(Handle annotation) const {
    Handle kind = newer(m_objects.entry(annotation, "/Subtype"));
    return when((annotation.isDictionary() || m_objects.isNew(annotation)) && kind.isName() &&
                kind.getName() != "/Widget" && !hasAction(annotation));
}

bool Comparison::isAnnotation(Handle reference) const {
    const Roles::Known* known = reference.isIndirect() ? m_roles.of(reference.getObjGen()) : nullptr;
    return known != nullptr && known->role == Role::Annotation;
}

bool Comparison::hasAction(Handle annotation) const {
    return !newer(m_objects.entry(annotation, "/A")).isNull() ||
           !newer(m_objects.entry(annotation, "/AA")).isNull();
}

StructureGrowth Comparison::structure() const {
    return {m_isSigned, [this](const Handle& object) { return m_objects.isNew(object); },
            [this](Handle value) { return older(value); }, [this](Handle value) { return newer(value); }};
}

/// The same content under a new number. The copy belongs to the document from now on.
bool Comparison::isSameReference(Handle a, Handle b) {
    if (!a.isIndirect() || !b.isIndirect() || !m_objects.isNew(b) || m_depth > deepestCopy)
        return false;
    if (!m_sameReferences.emplace(a.getObjGen(), b.getObjGen()).second)
        return true; // in question further up
    ++m_depth;
    const bool isCopy = isSame(older(a), newer(b), same());
    --m_depth;
    if (!isCopy)
        m_sameReferences.erase({a.getObjGen(), b.getObjGen()});
    return isCopy;
}

} // namespace yenile::signature::pdf
