#include "core/signature/pdf/pdf_structure.h"

namespace yenile::signature::pdf {

namespace {

/// Each number leads to the same elements as before, and there may be more numbers.
bool isGrownNumbers(QPDFObjectHandle older, QPDFObjectHandle newer) {
    auto after = numberTree(newer);
    for (auto& [number, element] : numberTree(older)) {
        const auto same = after.find(number);
        if (same == after.end() || (element.unparse() != same->second.unparse() &&
                                    !(element.isArray() && isSame(element, same->second))))
            return false;
    }
    return true;
}

} // namespace

bool StructureGrowth::isGrown(QPDFObjectHandle older, QPDFObjectHandle newer) const {
    if (isSame(older, newer))
        return isGrownNumbers(entry(older, "/ParentTree"), entry(newer, "/ParentTree"));
    if (!m_isAllowed || !older.isDictionary() || !newer.isDictionary())
        return false;
    Keys growing{"/K", "/ParentTree", "/ParentTreeNextKey"};
    if (older.getKey("/K").isNull() && older.getKey("/ParentTree").isNull())
        growing.insert("/RoleMap"); // of no element yet
    return isSameBut(older, newer, growing) && areGrown(older.getKey("/K"), newer.getKey("/K")) &&
           isGrownNumbers(older.getKey("/ParentTree"), newer.getKey("/ParentTree"));
}

bool StructureGrowth::isGrownElement(QPDFObjectHandle older, QPDFObjectHandle newer) const {
    return m_isAllowed && isSameBut(older, newer, {"/K"}) && areGrown(older.getKey("/K"), newer.getKey("/K"));
}

bool StructureGrowth::areGrown(QPDFObjectHandle older, QPDFObjectHandle newer) const {
    return older.unparse() == newer.unparse() || isGrownArray(older, newer, m_isNew);
}

} // namespace yenile::signature::pdf
