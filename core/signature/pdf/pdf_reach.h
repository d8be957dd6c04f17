#pragma once

#include "core/signature/pdf/pdf_roles.h"

#include <set>

namespace yenile::signature::pdf {

/// What a document is made of: all objects that its trailer leads to other than as description (Info, XMP),
/// as validation data, or as appearance of a field that may be filled.
class Reach {
public:
    Reach(QPDF& pdf, const Roles& roles);

    [[nodiscard]] bool leadsTo(const QPDFObjGen& id) const { return m_all.contains(id); }
    /// Objects that are referred to and not there: a later revision could bring them.
    [[nodiscard]] const std::set<QPDFObjGen>& missing() const { return m_missing; }

private:
    void addBut(QPDFObjectHandle dictionary, const std::set<std::string>& excluded);
    void follow();

    const Roles& m_roles;
    std::vector<QPDFObjectHandle> m_todo;
    std::vector<QPDFObjectHandle> m_appearances;
    std::set<QPDFObjGen> m_visited;
    std::set<QPDFObjGen> m_all;
    std::set<QPDFObjGen> m_missing;
};

} // namespace yenile::signature::pdf
