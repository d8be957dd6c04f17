// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_signature_layout.h"
#include "tests/core/signature/judges.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/core/signature/revocation_bench.h"

#include <functional>

namespace yenile::tests {

/// What the table says of many of its rows.
namespace verdicts {
inline constexpr auto passed = "TOTAL-PASSED";
inline constexpr auto altered = "TOTAL-FAILED FORMAT_FAILURE"; // by a later revision, or in its form
inline constexpr auto undecided =
    "INDETERMINATE SIG_CONSTRAINTS_FAILURE"; // a form filled in, without a word on it
inline constexpr auto hash = "TOTAL-FAILED HASH_FAILURE";
inline constexpr auto damaged = "PdfDamaged";
} // namespace verdicts

inline const QByteArray overlay =
    "<< /Type /Annot /Subtype /FreeText /Rect [0 0 595 842] /Contents (kaparim) >>";
inline const QByteArray evilStream = "<< /Length 4 >>\nstream\nevil\nendstream";

/// With each `from` another text. Throws where there is none.
[[nodiscard]] QByteArray replaced(const QByteArray& pdf, const QByteArray& from, const QByteArray& to);

/// What the cases of the validation table are made with.
class Workshop {
public:
    Bench bench;
    mutable OpensslRevocation revocation{bench}; ///< what is said of the rows' certificates; asking counts
    std::unique_ptr<signature::Signer> signer = bench.signer(with(KeyKind::P256));
    /// Object 5 is a text field, object 3 its page.
    const QByteArray original = form();
    const QByteArray signedPdf = signedBy(original, *signer);

    [[nodiscard]] QByteArray signedBy(const QByteArray& pdf, signature::Signer& by) const;
    [[nodiscard]] QByteArray signedAgain(const QByteArray& pdf) const { return signedBy(pdf, *signer); }
    /// With a signature dictionary of these entries.
    [[nodiscard]] QByteArray signedAs(const QByteArray& pdf, const QByteArray& entries) const;
    /// Those of a certification (DocMDP) with that permission; `more` are further signature references.
    [[nodiscard]] static QByteArray certification(int permission, const QByteArray& more = {});
    [[nodiscard]] QByteArray certified(int permission, const QByteArray& more = {}) const {
        return signedAs(original, certification(permission, more));
    }
    /// Signed with a CMS that `make` makes of the file of the signed bytes.
    [[nodiscard]] QByteArray signedWith(const std::function<QByteArray(const QString& content)>& make,
                                        const QByteArray& subFilter = "/ETSI.CAdES.detached") const;

    /// A signed document that was altered, signed anew: the last signature's range and value become right.
    [[nodiscard]] QByteArray resigned(QByteArray pdf) const;

    [[nodiscard]] static QByteArray form();
    /// The newest body of an object with something in it replaced.
    [[nodiscard]] static QByteArray changed(const QByteArray& pdf, int object, const QByteArray& from,
                                            const QByteArray& to);
    /// One more revision in which an object is another one.
    [[nodiscard]] static QByteArray withObject(const QByteArray& pdf, int object, const QByteArray& body) {
        return revised(pdf, {{object, body}});
    }
};

/// One row of the table: how the document or container is made, and what is to be said of its first
/// signature.
struct ValidationCase {
    const char* name;
    std::function<QByteArray(const Workshop&)> document;
    const char* expected; ///< "TOTAL-FAILED HASH_FAILURE", or the error that opening it gives
    std::function<void(const Workshop&, signature::ValidationPolicy&)> policy = {};
};

[[nodiscard]] std::vector<ValidationCase> alterationCases(); ///< what was done to a signed document
[[nodiscard]] std::vector<ValidationCase> attackCases();     ///< the published attacks
[[nodiscard]] std::vector<ValidationCase> gapCases();        ///< what was open when it was signed
[[nodiscard]] std::vector<ValidationCase> sectionCases();    ///< what readers read differently
[[nodiscard]] std::vector<ValidationCase> formCases();       ///< what form and widgets may become
[[nodiscard]] std::vector<ValidationCase> lockCases();       ///< fields that a signature closed
[[nodiscard]] std::vector<ValidationCase> differenceCases(); ///< what may be added, and what not
[[nodiscard]] std::vector<ValidationCase> structureCases();  ///< the same of the structure tree
[[nodiscard]] std::vector<ValidationCase> trustCases();      ///< certificates
[[nodiscard]] std::vector<ValidationCase> algorithmCases();  ///< how strong, and until when
[[nodiscard]] std::vector<ValidationCase> foreignCases();    ///< what other programs sign
[[nodiscard]] std::vector<ValidationCase> validationCases(); ///< all of these

/// What archives of other programs may have, and what was done to signed containers.
[[nodiscard]] std::vector<ValidationCase> containerCases();

} // namespace yenile::tests
