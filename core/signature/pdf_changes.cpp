#include "core/signature/pdf_document.h"
#include "core/signature/pdf_structure.h"
#include "core/signature/pdf_values.h"

#include <algorithm>
#include <set>

/// What one revision changed against an earlier one.
namespace yenile::signature {

using pdf::entry;
using pdf::guarded;
using pdf::isSame;
using pdf::isSameBut;

namespace {

bool hasExtent(QPDFObjectHandle rectangle) {
    return rectangle.isRectangle() &&
           rectangle.getArrayAsRectangle().llx != rectangle.getArrayAsRectangle().urx &&
           rectangle.getArrayAsRectangle().lly != rectangle.getArrayAsRectangle().ury;
}

/// What an object is for in the older revision.
enum class Role {
    Catalog,
    Form,
    Fields,
    Page,
    Annotations,
    OpenField,
    ValueField,
    Description,
    ValidationData,
    Structure,        ///< the root of the structure tree
    StructureElement, ///< one near the root
    StructureNumbers  ///< which element belongs to what of a page
};

class Comparison {
public:
    Comparison(QPDF& older, QPDF& newer, const PdfFile::Changes& allowed)
        : m_older(older), m_newer(newer), m_oldTable(older.getXRefTable()), m_newTable(newer.getXRefTable()),
          m_allowed(allowed) {
        learnRoles();
    }

    std::optional<QString> firstChange() {
        if (m_older.getRoot().getObjGen() != m_newer.getRoot().getObjGen())
            return QStringLiteral("another catalog");
        for (const auto& [id, oldEntry] : m_oldTable) {
            const auto newEntry = m_newTable.find(id);
            if (newEntry == m_newTable.end())
                return text(id, "removed");
            if (isSamePlace(oldEntry, newEntry->second))
                continue;
            QPDFObjectHandle older = m_older.getObjectByObjGen(id);
            QPDFObjectHandle newer = m_newer.getObjectByObjGen(id);
            if (!isSame(older, newer) && !isAllowed(id, older, newer))
                return text(id, "changed");
        }
        return {};
    }

private:
    static QString text(const QPDFObjGen& id, const char* what) {
        return QStringLiteral("object %1 %2").arg(id.getObj()).arg(QLatin1String(what));
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

    void learn(QPDFObjectHandle object, Role role) {
        if (object.isIndirect())
            m_roles.emplace(object.getObjGen(), role);
    }

    /// Whether an object was met before: files may lead in circles.
    bool isKnown(const QPDFObjectHandle& object) {
        QPDFObjectHandle copy = object;
        return copy.isIndirect() && !m_visited.insert(copy.getObjGen()).second;
    }

    void learnRoles() {
        QPDFObjectHandle root = m_older.getRoot();
        learn(root, Role::Catalog);
        learn(entry(root, "/Metadata"), Role::Description);
        learn(m_older.getTrailer().getKey("/Info"), Role::Description);
        learnValidationData(entry(root, "/DSS"), 0);
        QPDFObjectHandle form = entry(root, "/AcroForm");
        learn(form, Role::Form);
        learn(entry(form, "/Fields"), Role::Fields);
        learnFields(entry(form, "/Fields"), {}, QPDFObjectHandle::newNull(), 0);
        learnPages(entry(root, "/Pages"), 0);
        QPDFObjectHandle structure = entry(root, "/StructTreeRoot");
        learn(structure, Role::Structure);
        learnElements(entry(structure, "/K"), 0);
        learnNumbers(entry(structure, "/ParentTree"), 0);
    }

    /// A new field hangs below the root or one of the first elements below it.
    void learnElements(QPDFObjectHandle kids, int depth) {
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

    void learnNumbers(QPDFObjectHandle node, int depth) {
        if (depth > pdf::deepestNesting || isKnown(node))
            return;
        learn(node, Role::StructureNumbers);
        if (QPDFObjectHandle kids = entry(node, "/Kids"); kids.isArray())
            for (QPDFObjectHandle& kid : kids.getArrayAsVector())
                learnNumbers(kid, depth + 1);
    }

    void learnValidationData(QPDFObjectHandle object, int depth) {
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

    /// Signature fields that still wait for their signature, and the fields and widgets of other kinds.
    void learnFields(QPDFObjectHandle fields, const QString& above, QPDFObjectHandle typeAbove, int depth) {
        if (depth > pdf::deepestNesting || !fields.isArray())
            return;
        for (QPDFObjectHandle& field : fields.getArrayAsVector()) {
            if (!field.isDictionary() || isKnown(field))
                continue;
            QString name = above;
            if (field.getKey("/T").isString())
                name += (above.isEmpty() ? QString() : QStringLiteral(".")) +
                        QString::fromStdString(field.getKey("/T").getUTF8Value());
            QPDFObjectHandle type = field.hasKey("/FT") ? field.getKey("/FT") : typeAbove;
            const bool isSignature = !type.isName() || type.getName() == "/Sig";
            if (!isSignature && std::ranges::find(m_allowed.locked, name) == m_allowed.locked.end())
                learn(field, Role::ValueField);
            if (isSignature && type.isName() && !entry(field, "/V").isDictionary())
                learn(field, Role::OpenField);
            learnFields(entry(field, "/Kids"), name, type, depth + 1);
        }
    }

    void learnPages(QPDFObjectHandle node, int depth) {
        if (depth > pdf::deepestNesting)
            throw std::runtime_error("pages nested too deep");
        QPDFObjectHandle kids = entry(node, "/Kids");
        if (!kids.isArray()) {
            learn(node, Role::Page);
            learn(entry(node, "/Annots"), Role::Annotations);
            return;
        }
        if (isKnown(node))
            return;
        for (QPDFObjectHandle& kid : kids.getArrayAsVector())
            learnPages(kid, depth + 1);
    }

    bool isAllowed(const QPDFObjGen& id, QPDFObjectHandle older, QPDFObjectHandle newer) {
        const auto role = m_roles.find(id);
        if (role == m_roles.end())
            return false;
        switch (role->second) {
        case Role::Catalog:
            return isSameCatalog(older, newer);
        case Role::Form:
            return isGrownForm(older, newer);
        case Role::Page:
            return m_allowed.signatures && isSameBut(older, newer, {"/Annots"}) &&
                   isGrown(older.getKey("/Annots"), newer.getKey("/Annots"));
        case Role::Fields:
        case Role::Annotations:
            return isGrown(older, newer);
        case Role::OpenField:
            return m_allowed.signatures && entry(newer, "/V").isDictionary() &&
                   isSameBut(older, newer, {"/V", "/AP", "/M", "/Lock", "/F"});
        // How it looks may change with it, but only by new objects: the old ones may be used elsewhere.
        case Role::ValueField:
            return m_allowed.fieldValues && isSameBut(older, newer, {"/V", "/AP", "/AS", "/M", "/I"});
        case Role::Structure:
            return structure().isGrown(older, newer);
        case Role::StructureElement:
            return structure().isGrownElement(older, newer);
        case Role::StructureNumbers: // judged as a whole
            return structure().isGrown(entry(m_older.getRoot(), "/StructTreeRoot"),
                                       entry(m_newer.getRoot(), "/StructTreeRoot"));
        case Role::Description:
        case Role::ValidationData:
            return true;
        }
        return false;
    }

    bool isSameCatalog(QPDFObjectHandle older, QPDFObjectHandle newer) {
        return isSameBut(older, newer,
                         {"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Version", "/StructTreeRoot"}) &&
               isGrownForm(older.getKey("/AcroForm"), newer.getKey("/AcroForm")) &&
               structure().isGrown(older.getKey("/StructTreeRoot"), newer.getKey("/StructTreeRoot"));
    }

    [[nodiscard]] pdf::StructureGrowth structure() const {
        return {m_allowed.signatures, [this](const QPDFObjectHandle& object) { return isNewObject(object); }};
    }

    bool isNewObject(QPDFObjectHandle object) const {
        return object.isIndirect() && !m_oldTable.contains(object.getObjGen());
    }

    bool isGrownForm(QPDFObjectHandle older, QPDFObjectHandle newer) {
        if (!m_allowed.signatures || newer.isNull())
            return older.unparse() == newer.unparse();
        if (older.isNull())
            older = QPDFObjectHandle::newDictionary();
        return isSameBut(older, newer, {"/Fields", "/SigFlags", "/DR", "/DA", "/NeedAppearances"}) &&
               isGrown(older.getKey("/Fields"), newer.getKey("/Fields"));
    }

    /// What was there is there, in its order, and what was added are signature fields of the newer revision.
    bool isGrown(QPDFObjectHandle older, QPDFObjectHandle newer) {
        if (older.unparse() == newer.unparse() && older.isIndirect())
            return true; // the array is judged where it stands
        return pdf::isGrownArray(older, newer, [this](const QPDFObjectHandle& item) {
            return m_allowed.signatures && isNewSignatureField(item);
        });
    }

    bool isNewSignatureField(QPDFObjectHandle field) const {
        QPDFObjectHandle type = entry(field, "/FT");
        if (m_allowed.onlyInvisible && hasExtent(entry(field, "/Rect")))
            return false;
        return isNewObject(field) && type.isName() && type.getName() == "/Sig" &&
               entry(field, "/V").isDictionary();
    }

    QPDF& m_older;
    QPDF& m_newer;
    const std::map<QPDFObjGen, QPDFXRefEntry> m_oldTable;
    const std::map<QPDFObjGen, QPDFXRefEntry> m_newTable;
    const PdfFile::Changes& m_allowed;
    std::map<QPDFObjGen, Role> m_roles;
    std::set<QPDFObjGen> m_visited;
};

} // namespace

Result<std::optional<QString>> PdfFile::changeSince(const PdfFile& older, const Changes& allowed) const {
    return guarded([&]() -> Result<std::optional<QString>> {
        return Comparison(older.m_document->qpdf, m_document->qpdf, allowed).firstChange();
    });
}

} // namespace yenile::signature
