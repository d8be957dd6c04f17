// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/signature/pdf/pdf_revision.h"
#include "core/signature/pdf/visible_signature.h"

#include <QByteArrayView>
#include <QSizeF>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace yenile::signature {

/// Fields that a signature closes: its FieldMDP (ISO 32000-1, 12.8.2.4) or its field's Lock (12.7.4.5).
struct FieldLock {
    enum class Action { All, Include, Exclude };
    Action action = Action::All;
    std::vector<QString> fields = {};

    /// Who names a field means those below it as well.
    [[nodiscard]] bool closes(const QString& field) const;
};

/// Whether one of these locks closes a field, also one that does not exist yet. Asked before a field is
/// signed and when it is judged that it was.
[[nodiscard]] bool isClosed(const QString& field, const std::vector<FieldLock>& locks);

/// What a signature dictionary (ISO 32000-1, 12.8.1) says of itself.
struct PdfSignature {
    QString fieldName; ///< fully qualified
    PdfReference field;
    QByteArray type;      ///< "/Sig" or "/DocTimeStamp"; may be empty
    QByteArray subFilter; ///< "/ETSI.CAdES.detached"
    std::vector<qint64> byteRange;
    QByteArray contents;  ///< the value of /Contents, padding included
    QByteArray time;      ///< /M as it stands
    QString reason;       ///< /Reason
    QString location;     ///< /Location
    bool isListed = true; ///< in the form; else a page alone has its widget
    int permission = 0;   ///< P of a certifying signature's DocMDP (12.8.2.2); 0: not certifying
    std::vector<FieldLock> locks = {};

    [[nodiscard]] bool isTimeStamp() const { return subFilter == "/ETSI.RFC3161"; }
};

/// Where a signature field stands.
struct PdfWidget {
    PdfReference page = {};
    QByteArray rectangle = "[0 0 0 0]";
    QSizeF size = {};                           ///< upright; empty: invisible
    int rotation = 0;                           ///< of what is drawn there, clockwise
    std::optional<PdfReference> existing = {};  ///< a field of the form that waits for its signature
    std::optional<PdfReference> ownWidget = {}; ///< where that field is seen, if not in itself
    QByteArray transforms = {};                 ///< /Reference of its signature, where the field has a Lock
    bool coversText = false;                    ///< for want of room
    bool coversFields = false;                  ///< and other annotations
};

/// A signature field that has no signature yet.
struct PdfEmptyField {
    QString name;        ///< fully qualified (ISO 32000-1, 12.7.3.2)
    QString reason = {}; ///< why it cannot be signed; empty when it can
};

/// A new field's place in the structure of a tagged document (ISO 32000-1, 14.7.4.3).
struct PdfTag {
    int key = 0; ///< the widget's /StructParent
    std::vector<PdfObject> changed = {};
};

/// The document security store (ETSI EN 319 142-1, 5.4.2): decoded, and as references for a store that
/// carries on.
struct PdfValidationData {
    std::vector<QByteArray> certificates;
    std::vector<QByteArray> ocspResponses;
    std::vector<QByteArray> crls;
    std::map<QByteArray, QByteArray> references;  ///< of each of these streams, by its content
    std::map<QByteArray, QByteArray> bySignature; ///< /VRI: its entries as text
};

/// Whether a document is refused because it says two things, of which each reader takes another one.
[[nodiscard]] bool isAmbiguous(const Error& problem);

/// A password as PDFs of all ages may have it, the likeliest first: which characters become which bytes has
/// changed (ISO 32000-2, 7.6.4).
[[nodiscard]] std::vector<Secret> encodingsOf(const Secret& password);

/// A PDF file, read strictly: what has to be guessed or repaired is refused, for others would guess
/// otherwise. These pdf_*.cpp files alone know qpdf. Not for several threads at once.
class PdfFile {
public:
    /// `content` must outlive the file. Errors: PdfDamaged, PdfEncrypted without a password that it wants,
    /// PdfPasswordWrong, PdfFeatureUnsupported, PdfLimitExceeded, which all the others may give as well.
    [[nodiscard]] static Result<PdfFile> open(QByteArrayView content, const Secret& password = {});
    PdfFile(PdfFile&&) noexcept;
    PdfFile& operator=(PdfFile&&) noexcept;
    ~PdfFile();

    /// Errors: PdfDamaged.
    [[nodiscard]] Result<PdfRevision> revision() const;
    /// The same as what an update starts from: with object numbers that nothing in the file refers to, for
    /// whatever an update brings would be taken for what is missing there. Errors: PdfDamaged.
    [[nodiscard]] Result<PdfRevision> updatable() const;
    /// The filled signature fields, in the order in which they were signed. Errors: PdfDamaged.
    [[nodiscard]] Result<std::vector<PdfSignature>> signatures() const;
    /// Whether one more signature is allowed and can be added: in a new field, or in one of the form. Errors:
    /// PdfChangeForbidden, PdfFeatureUnsupported, PdfDamaged.
    [[nodiscard]] Result<void> checkSignable(bool newField) const;

    /// Whether its metadata say that it is PDF/A-1 (ISO 19005-1, 6.7.11).
    [[nodiscard]] bool claimsPdfA1() const;

    /// A name that no field has yet. Errors: PdfDamaged.
    [[nodiscard]] Result<QByteArray> freeFieldName() const;
    /// The page that carries an invisible field: the first. Errors: PdfDamaged.
    [[nodiscard]] Result<PdfReference> firstPage() const;
    /// Room for a visible field in a corner, or as near to it as the page has room. Errors: PdfDamaged,
    /// PdfFeatureUnsupported without such a page, PdfChangeForbidden where a certification allows no more
    /// than filling in.
    [[nodiscard]] Result<PdfWidget> corner(const SignaturePlace& place, QSizeF size) const;
    /// The signature fields that wait for their signature. Errors: PdfDamaged.
    [[nodiscard]] Result<std::vector<PdfEmptyField>> emptyFields() const;
    /// One of them. Errors: PdfDamaged, PdfFeatureUnsupported without one,
    /// PdfChangeForbidden.
    [[nodiscard]] Result<PdfWidget> emptyField(const QString& name) const;
    /// Whether the form is an object of its own. Where it stands in the catalog some programs forget its
    /// fields with their next signature, so that the next two make it one, of the number `form`.
    [[nodiscard]] bool hasFormObject() const;
    /// The objects that change when `field` is added to the page and to the form, as they become.
    /// Errors: PdfDamaged.
    [[nodiscard]] Result<std::vector<PdfObject>> withField(const PdfReference& field,
                                                           const PdfReference& page, const PdfReference& form,
                                                           bool isSeen) const;
    /// Whether a structure tells programs in which order to read what (14.7).
    [[nodiscard]] bool isTagged() const;
    /// What changes in it when a field becomes part of it, as PDF/UA wants of those that are seen (ISO
    /// 14289-1, 7.18.4): `element` is its own, `leaf` another object that may be needed. Errors: PdfDamaged.
    [[nodiscard]] Result<PdfTag> withTag(const PdfReference& field, const PdfReference& page,
                                         const PdfReference& element, const PdfReference& leaf) const;
    /// Those that change when an existing field is filled. Errors: PdfDamaged.
    [[nodiscard]] Result<std::vector<PdfObject>> filledField(const PdfWidget& widget,
                                                             const PdfReference& value,
                                                             const std::optional<PdfReference>& appearance,
                                                             const PdfReference& form) const;

    /// Empty when there is none. Errors: PdfDamaged.
    [[nodiscard]] Result<PdfValidationData> validationData() const;
    /// The catalog with such an entry. Errors: PdfDamaged.
    [[nodiscard]] Result<PdfObject> catalogWith(const QByteArray& key, const QByteArray& value) const;

    /// For the other pdf_*.cpp files.
    struct Document;
    [[nodiscard]] Document& document() const { return *m_document; }

private:
    explicit PdfFile(std::unique_ptr<Document> document);
    [[nodiscard]] static Result<PdfFile> openWith(QByteArrayView content, const Secret& password);
    std::unique_ptr<Document> m_document;
};

} // namespace yenile::signature
