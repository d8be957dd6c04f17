// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_document.h"

#include <set>

namespace yenile::signature::pdf {

/// A signature field that has no signature yet, as the tree above it makes it.
struct UnsignedField {
    QString name;
    QPDFObjectHandle field;
    QPDFObjectHandle widget; ///< null where it is seen nowhere
    bool demands = false;    ///< how it is signed (ISO 32000-1, 12.7.4.5)

    /// Why it cannot be signed; null when it can.
    [[nodiscard]] const char* reason() const;
};

/// Goes through a field tree: type and value may stand further up (12.7.3.1), and what has no name of its own
/// is where its field is seen.
class UnsignedFields {
public:
    explicit UnsignedFields(QPDFObjectHandle form);
    std::vector<UnsignedField> all;

private:
    void visit(QPDFObjectHandle fields, const QString& above, bool isSignature, bool isSigned, int depth);
    void visitField(QPDFObjectHandle field, QString name, bool isSignature, bool isSigned, int depth);

    std::set<QPDFObjGen> m_visited;
};

} // namespace yenile::signature::pdf
