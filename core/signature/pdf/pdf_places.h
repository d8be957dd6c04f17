// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/later_change.h"
#include "core/signature/pdf/pdf_objects.h"

namespace yenile::signature::pdf {

/// Where each object of a document is seen, as far as it is: asked only of what has no role. Of what several
/// pages have it knows the first.
class Places {
public:
    /// As it was before the last step, and what that step brought.
    explicit Places(const Objects& objects);

    [[nodiscard]] DocumentPlace of(const QPDFObjGen& id) const;

private:
    void addDocument(const QPDFObjectHandle& root);
    void addPages(const QPDFObjectHandle& node, int depth);
    void addPage(const QPDFObjectHandle& page);
    void addResources(const QPDFObjectHandle& resources, int page);
    void addAnnotations(const QPDFObjectHandle& page, int number);
    void add(const QPDFObjectHandle& value, const DocumentPlace& place);
    [[nodiscard]] QPDFObjectHandle entry(const QPDFObjectHandle& holder, const char* key) const;
    [[nodiscard]] QPDFObjectHandle resolved(const QPDFObjectHandle& value) const;
    [[nodiscard]] QString fieldName(QPDFObjectHandle widget) const;

    const Objects& m_objects;
    bool m_isOlder = true; ///< the revision that is looked at
    int m_pages = 0;
    std::set<QPDFObjGen> m_visited; ///< nodes of the page tree
    std::map<QPDFObjGen, DocumentPlace> m_places;
};

} // namespace yenile::signature::pdf
