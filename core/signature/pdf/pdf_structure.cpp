// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_structure.h"

namespace yenile::signature::pdf {

namespace {

QPDFObjectHandle in(const Resolve& resolve, QPDFObjectHandle holder, const char* key) {
    holder = resolve(holder);
    return holder.isDictionary() ? holder.getKey(key) : QPDFObjectHandle::newNull();
}

} // namespace

/// Each number leads to the same elements as before, and there may be more numbers.
bool StructureGrowth::isGrownNumbers(QPDFObjectHandle before, QPDFObjectHandle after) const {
    auto now = numberTree(after, newer);
    for (auto& [number, element] : numberTree(before, older)) {
        const auto same = now.find(number);
        if (same == now.end())
            return false;
        if (element.unparse() == same->second.unparse())
            continue;
        if (!older(element).isArray() || !isSame(older(element), newer(same->second)))
            return false;
    }
    return true;
}

bool StructureGrowth::isGrown(QPDFObjectHandle before, QPDFObjectHandle after) const {
    before = older(before);
    after = newer(after);
    if (isSame(before, after))
        return isGrownNumbers(in(older, before, "/ParentTree"), in(newer, after, "/ParentTree"));
    if (!isAllowed || !before.isDictionary() || !after.isDictionary())
        return false;
    Keys growing{"/K", "/ParentTree", "/ParentTreeNextKey"};
    if (older(before.getKey("/K")).isNull() && older(before.getKey("/ParentTree")).isNull())
        growing.insert("/RoleMap"); // of no element yet
    return isSameBut(before, after, growing) && areGrown(before.getKey("/K"), after.getKey("/K")) &&
           isGrownNumbers(before.getKey("/ParentTree"), after.getKey("/ParentTree"));
}

bool StructureGrowth::isGrownElement(QPDFObjectHandle before, QPDFObjectHandle after) const {
    return isAllowed && isSameBut(before, after, {"/K"}) && areGrown(before.getKey("/K"), after.getKey("/K"));
}

/// What was there is there, in its order, and what was added behind it is new.
bool StructureGrowth::areGrown(QPDFObjectHandle before, QPDFObjectHandle after) const {
    if (before.unparse() == after.unparse())
        return true;
    const QPDFObjectHandle single = before;
    before = older(before);
    after = newer(after);
    if (!after.isArray())
        return before.isNull() && after.isNull();
    std::vector<QPDFObjectHandle> was;
    if (before.isArray())
        was = before.getArrayAsVector();
    else if (!before.isNull())
        was = {single};
    const auto is = after.getArrayAsVector();
    if (is.size() < was.size())
        return false;
    for (size_t i = 0; i < is.size(); ++i)
        if (i < was.size() ? QPDFObjectHandle(is[i]).unparse() != QPDFObjectHandle(was[i]).unparse()
                           : !isNew(is[i]))
            return false;
    return true;
}

} // namespace yenile::signature::pdf
