#include "core/signature/pdf/pdf_reach.h"
#include "core/signature/pdf/pdf_roles.h"
#include "core/signature/pdf/pdf_structure.h"
#include "core/signature/pdf/pdf_values.h"

#include <algorithm>
#include <set>

/// What one revision changed against an earlier one.
namespace yenile::signature {

using pdf::entry;
using pdf::guarded;
using pdf::isSame;
using pdf::isSameBut;
using pdf::Role;

namespace {

using namespace Qt::StringLiterals;
using Kind = LaterChange::Kind;

bool isCovering(QPDFObjectHandle widget) {
    QPDFObjectHandle rectangle = entry(widget, "/Rect");
    if (!rectangle.isRectangle())
        return !rectangle.isNull();
    const QPDFObjectHandle::Rectangle r = rectangle.getArrayAsRectangle();
    return r.llx != r.urx && r.lly != r.ury;
}

bool hasAction(QPDFObjectHandle widget) {
    return !entry(widget, "/A").isNull() || !entry(widget, "/AA").isNull();
}

bool isSameReference(QPDFObjectHandle a, QPDFObjectHandle b) {
    return a.isIndirect() && b.isIndirect() && a.getObjGen() == b.getObjGen();
}

QPDFObjectHandle permanentId(QPDFObjectHandle trailer) {
    QPDFObjectHandle id = trailer.getKey("/ID");
    return id.isArray() && id.getArrayNItems() > 0 ? id.getArrayItem(0) : QPDFObjectHandle::newNull();
}

/// Another place where the same name stands for something else: readers differ in which of them they take.
bool isDoubleKey(const std::string& warning) {
    return warning.find("duplicated key") != std::string::npos;
}

class Comparison {
public:
    Comparison(QPDF& older, QPDF& newer, const PdfFile::Changes& allowed, std::set<PdfReference> signatures)
        : m_older(older), m_newer(newer), m_oldTable(older.getXRefTable()), m_newTable(newer.getXRefTable()),
          m_allowed(allowed), m_signatures(std::move(signatures)), m_roles(older), m_reach(older, m_roles) {}

    std::vector<LaterChange> changes() {
        compareTrailers();
        compareMissing();
        compareGenerations();
        for (const auto& [id, oldEntry] : m_oldTable)
            compare(id, oldEntry);
        findDoubleKeys();
        return std::move(m_changes);
    }

private:
    void add(Kind kind, const QString& what = {}) {
        const LaterChange change{kind, what};
        if (std::ranges::find(m_changes, change) == m_changes.end())
            m_changes.push_back(change);
    }
    void addOther(const QPDFObjGen& id, const char* what) {
        const pdf::Roles::Known* known = m_roles.of(id);
        const QString subject = known != nullptr && known->role == Role::Page
                                    ? u"page "_s + known->name
                                    : u"object %1"_s.arg(id.getObj());
        add(Kind::Other, subject + u' ' + QLatin1String(what));
    }

    /// How the file is encrypted decides what all its text says.
    void compareTrailers() {
        QPDFObjectHandle older = m_older.getTrailer();
        QPDFObjectHandle newer = m_newer.getTrailer();
        if (m_older.getRoot().getObjGen() != m_newer.getRoot().getObjGen())
            add(Kind::Other, u"another catalog"_s);
        if (older.getKey("/Encrypt").unparse() != newer.getKey("/Encrypt").unparse() ||
            (older.hasKey("/Encrypt") && !isSame(permanentId(older), permanentId(newer))))
            add(Kind::Other, u"another encryption"_s);
        if (older.getKey("/Info").unparse() != newer.getKey("/Info").unparse())
            add(Kind::Description);
    }

    /// What was referred to before it was there, or before all of it was.
    void compareMissing() {
        for (const QPDFObjGen& id : m_reach.missing())
            if (!m_newer.getObjectByObjGen(id).isNull())
                addOther(id, "brought in");
    }

    /// Not all readers look at the generation of an object.
    void compareGenerations() {
        for (const auto& [id, entry] : m_newTable) {
            const auto same = m_oldTable.lower_bound(QPDFObjGen(id.getObj(), 0));
            if (!m_oldTable.contains(id) && same != m_oldTable.end() && same->first.getObj() == id.getObj())
                addOther(id, "of another generation");
        }
    }

    void compare(const QPDFObjGen& id, const QPDFXRefEntry& oldEntry) {
        const auto newEntry = m_newTable.find(id);
        if (newEntry == m_newTable.end())
            return addOther(id, "removed");
        if (isSamePlace(oldEntry, newEntry->second))
            return;
        QPDFObjectHandle older = m_older.getObjectByObjGen(id);
        QPDFObjectHandle newer = m_newer.getObjectByObjGen(id);
        if (isSame(older, newer))
            return;
        if (isAllowed(id, older, newer))
            describe(id, older, newer);
        else
            addOther(id, "changed");
    }

    /// The newer file begins with the older one, so the same place holds the same bytes.
    bool isSamePlace(const QPDFXRefEntry& a, const QPDFXRefEntry& b) const {
        if (a.getType() != b.getType())
            return false;
        if (a.getType() == 1)
            return a.getOffset() == b.getOffset();
        if (a.getType() != 2 || a.getObjStreamNumber() != b.getObjStreamNumber() ||
            a.getObjStreamIndex() != b.getObjStreamIndex())
            return false;
        const QPDFObjGen stream(a.getObjStreamNumber(), 0);
        const auto oldStream = m_oldTable.find(stream);
        const auto newStream = m_newTable.find(stream);
        return oldStream != m_oldTable.end() && newStream != m_newTable.end() &&
               oldStream->second.getType() == 1 && newStream->second.getType() == 1 &&
               oldStream->second.getOffset() == newStream->second.getOffset();
    }

    void findDoubleKeys() {
        std::set<std::string> known;
        for (const QPDFExc& warning : m_older.getWarnings())
            known.insert(warning.what());
        for (const QPDFExc& warning : m_newer.getWarnings())
            if (isDoubleKey(warning.what()) && !known.contains(warning.what()))
                add(Kind::Other, QString::fromStdString(warning.getMessageDetail()));
    }

    bool isAllowed(const QPDFObjGen& id, QPDFObjectHandle older, QPDFObjectHandle newer) {
        const pdf::Roles::Known* known = m_roles.of(id);
        if (known == nullptr)
            return false;
        switch (known->role) {
        case Role::Catalog:
            return isSameCatalog(older, newer);
        case Role::Form:
            return isGrownForm(older, newer);
        case Role::Resources:
            return areGrownResources(older, newer);
        case Role::Page:
            return m_allowed.signatures && isSameBut(older, newer, {"/Annots"}) &&
                   (isSameReference(older.getKey("/Annots"), newer.getKey("/Annots")) ||
                    isGrown(older.getKey("/Annots"), newer.getKey("/Annots")));
        case Role::Fields:
        case Role::Annotations:
            return isGrown(older, newer);
        case Role::OpenField:
            return m_allowed.signatures && m_signatures.contains({id.getObj(), id.getGen()}) &&
                   isSameBut(older, newer, {"/V", "/AP", "/M", "/Lock", "/F"});
        case Role::ValueField:
            return isOpen(known->name) && isSameBut(older, newer, {"/V", "/RV", "/AP", "/AS", "/M", "/I"});
        case Role::Appearance:
            return !m_reach.leadsTo(id) && older.isStream() == newer.isStream() &&
                   mayLookOtherwise(known->field);
        case Role::Structure:
            return structure().isGrown(older, newer);
        case Role::StructureElement:
            return structure().isGrownElement(older, newer);
        case Role::StructureNumbers: // their numbers are judged as a whole
            return isSameBut(older, newer, {"/Nums", "/Kids", "/Limits"}) &&
                   structure().isGrown(entry(m_older.getRoot(), "/StructTreeRoot"),
                                       entry(m_newer.getRoot(), "/StructTreeRoot"));
        case Role::Description:
        case Role::ValidationData: // and nothing else besides
            return !m_reach.leadsTo(id);
        }
        return false;
    }

    /// What is to be told of a change that is allowed. Signatures are told of by those who know them.
    void describe(const QPDFObjGen& id, QPDFObjectHandle older, QPDFObjectHandle newer) {
        const pdf::Roles::Known& known = *m_roles.of(id);
        const auto differs = [&](const char* key) {
            return older.getKey(key).unparse() != newer.getKey(key).unparse();
        };
        const bool isCatalog = known.role == Role::Catalog;
        if (known.role == Role::ValueField)
            add(Kind::FieldValue, known.name);
        if (known.role == Role::Appearance && m_roles.of(known.field)->role == Role::ValueField)
            add(Kind::FieldValue, m_roles.of(known.field)->name);
        if (known.role == Role::ValidationData || (isCatalog && differs("/DSS")))
            add(Kind::ValidationData);
        if (known.role == Role::Description || (isCatalog && differs("/Metadata")))
            add(Kind::Description);
    }

    bool isSameCatalog(QPDFObjectHandle older, QPDFObjectHandle newer) {
        QPDFObjectHandle oldForm = older.getKey("/AcroForm");
        QPDFObjectHandle newForm = newer.getKey("/AcroForm");
        return isSameBut(older, newer,
                         {"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Version", "/StructTreeRoot"}) &&
               (isSameReference(oldForm, newForm) || isGrownForm(oldForm, newForm)) &&
               structure().isGrown(older.getKey("/StructTreeRoot"), newer.getKey("/StructTreeRoot"));
    }

    [[nodiscard]] pdf::StructureGrowth structure() const {
        return {m_allowed.signatures, [this](const QPDFObjectHandle& object) { return isNewObject(object); }};
    }

    bool isNewObject(QPDFObjectHandle object) const {
        return object.isIndirect() && !m_oldTable.contains(object.getObjGen());
    }

    bool isOpen(const QString& field) const {
        return m_allowed.fieldValues && std::ranges::none_of(m_allowed.locks, [&](const FieldLock& lock) {
                   return lock.closes(field);
               });
    }

    /// A field that is filled, or signed.
    bool mayLookOtherwise(const QPDFObjGen& id) const {
        const pdf::Roles::Known* field = m_roles.of(id);
        return field != nullptr &&
               (field->role == Role::ValueField
                    ? isOpen(field->name)
                    : m_allowed.signatures && m_signatures.contains({id.getObj(), id.getGen()}));
    }

    bool isGrownForm(QPDFObjectHandle older, QPDFObjectHandle newer) {
        if (isSame(older, newer))
            return true;
        if (!newer.isDictionary())
            return false;
        if (older.isNull())
            older = QPDFObjectHandle::newDictionary();
        pdf::Keys free{"/Fields", "/DR"};
        if (m_allowed.signatures)
            free.insert("/SigFlags");
        if (older.getKey("/DA").isNull())
            free.insert("/DA");
        // Where this becomes true, readers draw the fields anew.
        if (QPDFObjectHandle draw = newer.getKey("/NeedAppearances"); !draw.isBool() || !draw.getBoolValue())
            free.insert("/NeedAppearances");
        return isSameBut(older, newer, free) &&
               (isSameReference(older.getKey("/Fields"), newer.getKey("/Fields")) ||
                isGrown(older.getKey("/Fields"), newer.getKey("/Fields"))) &&
               (isSameReference(older.getKey("/DR"), newer.getKey("/DR")) ||
                areGrownResources(older.getKey("/DR"), newer.getKey("/DR")));
    }

    /// What a name stood for it still stands for (ISO 32000-2, 7.8.3).
    bool areGrownResources(QPDFObjectHandle older, QPDFObjectHandle newer, int depth = 0) {
        constexpr int namedResources = 2;
        if (older.isNull() || isSame(older, newer))
            return true;
        if (!older.isDictionary() || !newer.isDictionary() || depth == namedResources)
            return false;
        return std::ranges::all_of(older.getKeys(), [&](const std::string& key) {
            QPDFObjectHandle was = older.getKey(key);
            QPDFObjectHandle is = newer.getKey(key);
            return was.isIndirect() && is.isIndirect() ? isSameReference(was, is)
                                                       : areGrownResources(was, is, depth + 1);
        });
    }

    /// What was there is there, in its order, and what was added are signature fields of the newer revision.
    bool isGrown(QPDFObjectHandle older, QPDFObjectHandle newer) {
        return pdf::isGrownArray(older, newer, [this](const QPDFObjectHandle& item) {
            return m_allowed.signatures && isNewSignature(item);
        });
    }

    /// A field, or a widget of its own below one.
    bool isNewSignature(QPDFObjectHandle widget) const {
        QPDFObjectHandle field = entry(widget, "/T").isNull() && entry(widget, "/Parent").isDictionary()
                                     ? entry(widget, "/Parent")
                                     : widget;
        QPDFObjectHandle kind = entry(widget, "/Subtype");
        if (m_allowed.onlyInvisible && isCovering(widget))
            return false;
        return isNewObject(widget) && isNewObject(field) && m_signatures.contains(pdf::reference(field)) &&
               (kind.isNull() || (kind.isName() && kind.getName() == "/Widget")) && !hasAction(widget) &&
               !hasAction(field);
    }

    QPDF& m_older;
    QPDF& m_newer;
    const std::map<QPDFObjGen, QPDFXRefEntry> m_oldTable;
    const std::map<QPDFObjGen, QPDFXRefEntry> m_newTable;
    const PdfFile::Changes& m_allowed;
    std::set<PdfReference> m_signatures; // fields of the newer revision
    pdf::Roles m_roles;
    pdf::Reach m_reach;
    std::vector<LaterChange> m_changes;
};

} // namespace

Result<std::vector<LaterChange>> PdfFile::changesSince(const PdfFile& older, const Changes& allowed) const {
    return guarded(m_document->content, [&]() -> Result<std::vector<LaterChange>> {
        const Result<std::vector<PdfSignature>> filled = signatures();
        if (!filled)
            return failure(filled);
        std::set<PdfReference> fields;
        for (const PdfSignature& signature : *filled)
            fields.insert(signature.field);
        return Comparison(older.m_document->qpdf, m_document->qpdf, allowed, std::move(fields)).changes();
    });
}

} // namespace yenile::signature
