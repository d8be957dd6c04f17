// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/pdf/pdf_sections.h"

namespace yenile::signature::pdf {

/// Whether qpdf reads a reference to an object that the document does not have as null, and no longer as a
/// reference. Seen: 11.3 does not, 12.2 does.
inline constexpr bool losesReferences = QPDF_MAJOR_VERSION * 100 + QPDF_MINOR_VERSION > 1103;

/// Has `qpdf`, which is not open yet, keep references to an object that it does not have.
void keepReference(QPDF& qpdf, const QPDFObjGen& id);

/// Those of the `known` objects whose numbers stand in the text, be it in a reference or not.
[[nodiscard]] std::set<QPDFObjGen> namedIn(QByteArrayView text, const std::set<QPDFObjGen>& known);

/// Some objects of a file as a document of its own: what a revision brought, without all that stood before.
/// `file` ends where the revision ends; `trailer` is the revision's, for how it is encrypted. What the
/// objects refer to is there only where `places` has it; references to other `known` objects stay references.
/// Throws like qpdf.
[[nodiscard]] std::unique_ptr<QPDF> excerpt(QByteArrayView file,
                                            const std::map<QPDFObjGen, ObjectPlace>& places,
                                            const std::set<QPDFObjGen>& known, QPDFObjectHandle trailer,
                                            const Secret& password);

} // namespace yenile::signature::pdf
