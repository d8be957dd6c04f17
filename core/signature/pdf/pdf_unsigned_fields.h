// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_document.h"

#include <set>

namespace yenile::signature::pdf {

/// An unsigned signature field with the values that it inherits.
struct UnsignedField {
    QString name;
    QPDFObjectHandle field;
    QPDFObjectHandle widget; ///< null if it is invisible
    bool demands = false;    ///< it has a seed value (ISO 32000-1, 12.7.4.5)

    /// What it lacks for being signed; null if nothing.
    [[nodiscard]] const char* flaw() const;
    /// Why the signatures that there are do not allow one in it; null if they do.
    [[nodiscard]] const char* prohibition(const std::vector<PdfSignature>& signatures) const;
    /// Why it cannot be signed; null if it can.
    [[nodiscard]] const char* reason(const std::vector<PdfSignature>& signatures) const;
};

/// Finds the unsigned signature fields in a field tree. Type and value may be inherited (12.7.3.1), and a
/// node without a name is a widget.
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
