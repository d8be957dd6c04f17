// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_document.h"

#include <functional>
#include <map>
#include <set>
#include <string>

/// Comparing what stands in two revisions of a PDF. Private to the pdf_*.cpp files.
namespace yenile::signature::pdf {

using Keys = std::set<std::string>;

/// Whether two references, or a reference and another value, mean the same.
using SameReference = std::function<bool(QPDFObjectHandle, QPDFObjectHandle)>;
/// What a reference leads to in one of the revisions.
using Resolve = std::function<QPDFObjectHandle(QPDFObjectHandle)>;

/// Of a dictionary, where null is as good as nothing. Not qpdf's own, which leave out what refers to an
/// object that the revision at hand does not have.
[[nodiscard]] Keys keysOf(QPDFObjectHandle dictionary);

/// References to the object of the same number.
[[nodiscard]] bool isSameNumber(QPDFObjectHandle a, QPDFObjectHandle b);

/// The same value, other objects not followed but by `same`. 612 and 612.0 are the same number.
[[nodiscard]] bool isSame(QPDFObjectHandle a, QPDFObjectHandle b, const SameReference& same = isSameNumber);

/// The same where they stand: values, or references.
[[nodiscard]] bool isSameInPlace(QPDFObjectHandle a, QPDFObjectHandle b, const SameReference& same);

/// Dictionaries with the same entries but for those of `free`.
[[nodiscard]] bool isSameBut(QPDFObjectHandle a, QPDFObjectHandle b, const Keys& free,
                             const SameReference& same = isSameNumber);

/// A number tree (ISO 32000-2, 7.9.7) laid flat. Throws where it is nested too deep.
[[nodiscard]] std::map<long long, QPDFObjectHandle> numberTree(QPDFObjectHandle root, const Resolve& resolve);

} // namespace yenile::signature::pdf
