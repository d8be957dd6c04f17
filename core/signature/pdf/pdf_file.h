// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/signature/pdf/pdf_revision.h"
#include "core/signature/pdf/visible_signature.h"

#include <QByteArrayView>
#include <QSet>
#include <QSizeF>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace yenile::signature {

/// The fields that a signature locks: its FieldMDP (ISO 32000-1, 12.8.2.4) or its field's Lock (12.7.4.5).
struct FieldLock {
    enum class Action { All, Include, Exclude };
    Action action = Action::All;
    QSet<QString> fields = {};

    /// A field's name stands for the fields below it as well.
    [[nodiscard]] bool closes(const QString& field) const;
};

/// Whether one of these locks applies to a field, even to one that does not exist yet. Checked before a field
/// is signed and when its signature is validated.
[[nodiscard]] bool isClosed(const QString& field, const std::vector<FieldLock>& locks);

/// The entries of a signature dictionary (ISO 32000-1, 12.8.1).
struct PdfSignature {
    QString fieldName; ///< fully qualified
    PdfReference field;
    QByteArray type;      ///< "/Sig" or "/DocTimeStamp"; may be empty
    QByteArray subFilter; ///< "/ETSI.CAdES.detached"
    std::vector<qint64> byteRange;
    QByteArray contents;  ///< the value of /Contents, padding included
    QByteArray time;      ///< /M, unchanged
    QString reason;       ///< /Reason
    QString location;     ///< /Location
    bool isListed = true; ///< in the form; false: only a page has its widget
    int permission = 0;   ///< P of a certifying signature's DocMDP (12.8.2.2); 0: not certifying
    std::vector<FieldLock> locks = {};

    [[nodiscard]] bool isTimeStamp() const { return subFilter == "/ETSI.RFC3161"; }
};

/// The place of a signature field.
struct PdfWidget {
    PdfReference page = {};
    QByteArray rectangle = "[0 0 0 0]";
    QSizeF size = {};                           ///< upright; empty: invisible
    int rotation = 0;                           ///< of its appearance, clockwise
    std::optional<PdfReference> existing = {};  ///< an unsigned field of the form
    std::optional<PdfReference> ownWidget = {}; ///< that field's widget, if it is a separate object
    QByteArray transforms = {};                 ///< /Reference of its signature, where the field has a Lock
    bool coversText = false;                    ///< because there is no free room
    bool coversFields = false;                  ///< and other annotations
};

/// An unsigned signature field.
struct PdfEmptyField {
    QString name;        ///< fully qualified (ISO 32000-1, 12.7.3.2)
    QString reason = {}; ///< why it cannot be signed; empty when it can
};

/// A new field's place in the structure of a tagged document (ISO 32000-1, 14.7.4.3).
struct PdfTag {
    int key = 0; ///< the widget's /StructParent
    std::vector<PdfObject> changed = {};
};

/// The document security store (ETSI EN 319 142-1, 5.4.2): decoded, and as references for the store of a
/// later revision.
struct PdfValidationData {
    std::vector<QByteArray> certificates;
    std::vector<QByteArray> ocspResponses;
    std::vector<QByteArray> crls;
    std::map<QByteArray, QByteArray> references;  ///< of each of these streams, by its content
    std::map<QByteArray, QByteArray> bySignature; ///< /VRI: its entries as text
};

/// Whether a document is refused because it is ambiguous: readers would understand it differently.
[[nodiscard]] bool isAmbiguous(const Error& problem);

/// The encodings of a password in PDFs of different ages, most likely first (ISO 32000-2, 7.6.4).
[[nodiscard]] std::vector<Secret> encodingsOf(const Secret& password);

/// A PDF file, read strictly: whatever would need a guess or a repair is refused, because other readers might
/// guess differently. Only these pdf_*.cpp files use qpdf. Not thread-safe.
class PdfFile {
public:
    /// `content` must outlive the file. Errors: PdfDamaged, PdfEncrypted if the password is missing,
    /// PdfPasswordWrong, PdfFeatureUnsupported, PdfLimitExceeded. All other functions may fail with these as
    /// well.
    [[nodiscard]] static Result<PdfFile> open(QByteArrayView content, const Secret& password = {});
    PdfFile(PdfFile&&) noexcept;
    PdfFile& operator=(PdfFile&&) noexcept;
    ~PdfFile();

    /// The document as it was when it ended there; its content must live as long. Errors: those of open().
    [[nodiscard]] Result<PdfFile> upTo(qint64 end) const;
    /// Errors: PdfDamaged.
    [[nodiscard]] Result<PdfRevision> revision() const;
    /// The file as the base of an update: with object numbers that nothing in it refers to, because an object
    /// of the update would otherwise take the place of a missing one. Errors: PdfDamaged.
    [[nodiscard]] Result<PdfRevision> updatable() const;
    /// The filled signature fields, in the order in which they were signed. Errors: PdfDamaged.
    [[nodiscard]] Result<std::vector<PdfSignature>> signatures() const;
    /// Checks that one more signature is allowed and can be added, in a new field or in one of the form.
    /// Errors: PdfChangeForbidden, PdfFeatureUnsupported, PdfDamaged.
    [[nodiscard]] Result<void> checkSignable(bool newField) const;

    /// Whether its metadata say that it is PDF/A-1 (ISO 19005-1, 6.7.11).
    [[nodiscard]] bool claimsPdfA1() const;

    /// An unused field name. Errors: PdfDamaged.
    [[nodiscard]] Result<QByteArray> freeFieldName() const;
    /// The page for an invisible field: the first. Errors: PdfDamaged.
    [[nodiscard]] Result<PdfReference> firstPage() const;
    /// Room for a visible field in a corner, or as near to it as possible. Errors: PdfDamaged;
    /// PdfFeatureUnsupported if there is no such page; PdfChangeForbidden if a certification only allows
    /// filling in.
    [[nodiscard]] Result<PdfWidget> corner(const SignaturePlace& place, QSizeF size) const;
    /// The unsigned signature fields. Errors: PdfDamaged.
    [[nodiscard]] Result<std::vector<PdfEmptyField>> emptyFields() const;
    /// One of these. Errors: PdfDamaged; PdfFeatureUnsupported if there is none of that name;
    /// PdfChangeForbidden.
    [[nodiscard]] Result<PdfWidget> emptyField(const QString& name) const;
    /// Whether the form is an object of its own. Some programs forget the fields of a form in the catalog at
    /// their next signature, so the next two functions give it the object number `form`.
    [[nodiscard]] bool hasFormObject() const;
    /// The changed objects when `field` is added to the page and to the form. Errors: PdfDamaged.
    [[nodiscard]] Result<std::vector<PdfObject>> withField(const PdfReference& field,
                                                           const PdfReference& page, const PdfReference& form,
                                                           bool isSeen) const;
    /// Whether the document is tagged (14.7).
    [[nodiscard]] bool isTagged() const;
    /// The changed objects when a field becomes part of the structure, as PDF/UA requires for visible fields
    /// (ISO 14289-1, 7.18.4). `element` is the number of its own element, `leaf` of another object that may
    /// be needed. Errors: PdfDamaged.
    [[nodiscard]] Result<PdfTag> withTag(const PdfReference& field, const PdfReference& page,
                                         const PdfReference& element, const PdfReference& leaf) const;
    /// The changed objects when an existing field is signed. Errors: PdfDamaged.
    [[nodiscard]] Result<std::vector<PdfObject>> filledField(const PdfWidget& widget,
                                                             const PdfReference& value,
                                                             const std::optional<PdfReference>& appearance,
                                                             const PdfReference& form) const;

    /// Empty when there is none. Errors: PdfDamaged.
    [[nodiscard]] Result<PdfValidationData> validationData() const;
    /// The catalog with such an entry. Errors: PdfDamaged.
    [[nodiscard]] Result<PdfObject> catalogWith(const QByteArray& key, const QByteArray& value) const;

    /// How many bytes of documents were read in this process, each as often as it was: tests count work by
    /// it.
    [[nodiscard]] static qint64 readByteCount();

    /// For the other pdf_*.cpp files.
    struct Document;
    [[nodiscard]] Document& document() const { return *m_document; }

private:
    explicit PdfFile(std::unique_ptr<Document> document);
    [[nodiscard]] static Result<PdfFile> openWith(QByteArrayView content, const Secret& password,
                                                  std::optional<bool> mayBeHybrid = {});
    std::unique_ptr<Document> m_document;
};

} // namespace yenile::signature
