#pragma once

#include "core/signature/pdf/pdf_document.h"

#include <map>
#include <set>
#include <string>

/// Comparing what stands in two revisions of a PDF. Private to the pdf_*.cpp files.
namespace yenile::signature::pdf {

using Keys = std::set<std::string>;

/// An entry, or null of what is no dictionary.
[[nodiscard]] QPDFObjectHandle entry(QPDFObjectHandle holder, const char* key);

/// The same value, other objects not followed. 612 and 612.0 are the same number.
[[nodiscard]] bool isSame(QPDFObjectHandle a, QPDFObjectHandle b);

/// Dictionaries with the same entries but for those of `free`.
[[nodiscard]] bool isSameBut(QPDFObjectHandle a, QPDFObjectHandle b, const Keys& free);

/// Whether arrays (or null) begin alike, with only objects that `isNew` takes behind that.
template <typename IsNew>
[[nodiscard]] bool isGrownArray(QPDFObjectHandle older, QPDFObjectHandle newer, IsNew isNew);

/// A number tree (ISO 32000-2, 7.9.7) laid flat. Throws where it is nested too deep.
[[nodiscard]] std::map<long long, QPDFObjectHandle> numberTree(QPDFObjectHandle root);

template <typename IsNew>
bool isGrownArray(QPDFObjectHandle older, QPDFObjectHandle newer, IsNew isNew) {
    if (!(older.isNull() || older.isArray()) || !newer.isArray())
        return older.isNull() && newer.isNull();
    const int oldSize = older.isArray() ? older.getArrayNItems() : 0;
    if (newer.getArrayNItems() < oldSize)
        return false;
    for (int i = 0; i < newer.getArrayNItems(); ++i) {
        QPDFObjectHandle item = newer.getArrayItem(i);
        if (i < oldSize ? item.unparse() != older.getArrayItem(i).unparse() : !isNew(item))
            return false;
    }
    return true;
}

} // namespace yenile::signature::pdf
