// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_values.h"

#include <stdexcept>
#include <string_view>

namespace yenile::signature::pdf {

namespace {

constexpr int deepestTree = 16;

bool isSameStream(QPDFObjectHandle a, QPDFObjectHandle b, const SameReference& same) {
    const auto aData = a.getRawStreamData();
    const auto bData = b.getRawStreamData();
    return isSameBut(a.getDict(), b.getDict(), {}, same) &&
           std::string_view(reinterpret_cast<const char*>(aData->getBuffer()), aData->getSize()) ==
               std::string_view(reinterpret_cast<const char*>(bData->getBuffer()), bData->getSize());
}

QPDFObjectHandle entryOf(QPDFObjectHandle holder, const char* key) {
    return holder.isDictionary() ? holder.getKey(key) : QPDFObjectHandle::newNull();
}

void addNumbers(QPDFObjectHandle node, const Resolve& resolve, int depth,
                std::map<long long, QPDFObjectHandle>& all) {
    if (depth > deepestTree)
        throw std::runtime_error("number tree nested too deep");
    node = resolve(node);
    QPDFObjectHandle numbers = resolve(entryOf(node, "/Nums"));
    if (numbers.isArray()) {
        std::vector<QPDFObjectHandle> items = numbers.getArrayAsVector();
        for (size_t i = 0; i + 1 < items.size(); i += 2)
            if (items[i].isInteger())
                all.emplace(items[i].getIntValue(), items[i + 1]);
    }
    QPDFObjectHandle kids = resolve(entryOf(node, "/Kids"));
    if (kids.isArray())
        for (const QPDFObjectHandle& kid : kids.getArrayAsVector())
            addNumbers(kid, resolve, depth + 1, all);
}

} // namespace

Keys keysOf(QPDFObjectHandle dictionary) {
    Keys keys;
    for (auto& [key, value] : dictionary.getDictAsMap())
        if (value.isIndirect() || !value.isNull())
            keys.insert(key);
    return keys;
}

bool isSameNumber(QPDFObjectHandle a, QPDFObjectHandle b) {
    return a.isIndirect() && b.isIndirect() && a.getObjGen() == b.getObjGen();
}

bool isSameInPlace(QPDFObjectHandle a, QPDFObjectHandle b, const SameReference& same) {
    if (a.isIndirect() || b.isIndirect())
        return isSameNumber(a, b) || same(a, b);
    return isSame(a, b, same);
}

bool isSame(QPDFObjectHandle a, QPDFObjectHandle b, const SameReference& same) {
    if (a.isStream() || b.isStream())
        return a.isStream() && b.isStream() && isSameStream(a, b, same);
    if (a.isNumber() && b.isNumber())
        return a.getNumericValue() == b.getNumericValue();
    if (a.isDictionary() && b.isDictionary())
        return isSameBut(a, b, {}, same);
    if (!a.isArray() || !b.isArray())
        return a.unparseResolved() == b.unparseResolved();
    const std::vector<QPDFObjectHandle> as = a.getArrayAsVector();
    const std::vector<QPDFObjectHandle> bs = b.getArrayAsVector();
    return std::ranges::equal(as, bs, [&](const QPDFObjectHandle& x, const QPDFObjectHandle& y) {
        return isSameInPlace(x, y, same);
    });
}

bool isSameBut(QPDFObjectHandle a, QPDFObjectHandle b, const Keys& free, const SameReference& same) {
    if (!a.isDictionary() || !b.isDictionary())
        return false;
    Keys keys = keysOf(a);
    keys.merge(keysOf(b));
    for (const std::string& key : keys)
        if (!free.contains(key) && !isSameInPlace(a.getKey(key), b.getKey(key), same))
            return false;
    return true;
}

std::map<long long, QPDFObjectHandle> numberTree(QPDFObjectHandle root, const Resolve& resolve) {
    std::map<long long, QPDFObjectHandle> all;
    addNumbers(root, resolve, 0, all);
    return all;
}

} // namespace yenile::signature::pdf
