#include "core/signature/pdf/pdf_values.h"

#include <stdexcept>
#include <string_view>

namespace yenile::signature::pdf {

namespace {

constexpr int deepestTree = 16;

bool isSameStream(QPDFObjectHandle a, QPDFObjectHandle b) {
    const auto aData = a.getRawStreamData();
    const auto bData = b.getRawStreamData();
    return a.getDict().unparseResolved() == b.getDict().unparseResolved() &&
           std::string_view(reinterpret_cast<const char*>(aData->getBuffer()), aData->getSize()) ==
               std::string_view(reinterpret_cast<const char*>(bData->getBuffer()), bData->getSize());
}

/// Values that stand where they are used; references count by their number.
bool isSameInPlace(QPDFObjectHandle a, QPDFObjectHandle b) {
    if (a.isIndirect() || b.isIndirect())
        return a.unparse() == b.unparse();
    return isSame(a, b);
}

void addNumbers(QPDFObjectHandle node, int depth, std::map<long long, QPDFObjectHandle>& all) {
    if (depth > deepestTree)
        throw std::runtime_error("number tree nested too deep");
    QPDFObjectHandle numbers = entry(node, "/Nums");
    for (int i = 0; numbers.isArray() && i + 1 < numbers.getArrayNItems(); i += 2)
        if (numbers.getArrayItem(i).isInteger())
            all.emplace(numbers.getArrayItem(i).getIntValue(), numbers.getArrayItem(i + 1));
    QPDFObjectHandle kids = entry(node, "/Kids");
    for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i)
        addNumbers(kids.getArrayItem(i), depth + 1, all);
}

} // namespace

QPDFObjectHandle entry(QPDFObjectHandle holder, const char* key) {
    return holder.isDictionary() ? holder.getKey(key) : QPDFObjectHandle::newNull();
}

bool isSame(QPDFObjectHandle a, QPDFObjectHandle b) {
    if (a.isStream() || b.isStream())
        return a.isStream() && b.isStream() && isSameStream(a, b);
    if (a.isNumber() && b.isNumber())
        return a.getNumericValue() == b.getNumericValue();
    if (a.isDictionary() && b.isDictionary())
        return isSameBut(a, b, {});
    if (!a.isArray() || !b.isArray())
        return a.unparseResolved() == b.unparseResolved();
    if (a.getArrayNItems() != b.getArrayNItems())
        return false;
    for (int i = 0; i < a.getArrayNItems(); ++i)
        if (!isSameInPlace(a.getArrayItem(i), b.getArrayItem(i)))
            return false;
    return true;
}

bool isSameBut(QPDFObjectHandle a, QPDFObjectHandle b, const Keys& free) {
    if (!a.isDictionary() || !b.isDictionary())
        return false;
    Keys keys = a.getKeys();
    keys.merge(b.getKeys());
    for (const std::string& key : keys)
        if (!free.contains(key) && !isSameInPlace(a.getKey(key), b.getKey(key)))
            return false;
    return true;
}

std::map<long long, QPDFObjectHandle> numberTree(QPDFObjectHandle root) {
    std::map<long long, QPDFObjectHandle> all;
    addNumbers(root, 0, all);
    return all;
}

} // namespace yenile::signature::pdf
