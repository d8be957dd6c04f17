// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_sections.h"

namespace yenile::signature::pdf {

/// Some objects of a file as a document of its own: what a revision brought, without all that stood before.
/// `file` ends where the revision ends; `trailer` is the revision's, for how it is encrypted. What the
/// objects refer to is there only where `places` has it. Throws like qpdf.
[[nodiscard]] std::unique_ptr<QPDF> excerpt(QByteArrayView file,
                                            const std::map<QPDFObjGen, ObjectPlace>& places,
                                            QPDFObjectHandle trailer, const Secret& password);

} // namespace yenile::signature::pdf
