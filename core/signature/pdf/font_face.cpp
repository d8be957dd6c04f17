// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/font_face.h"

#include <QFile>
#include <QtEndian>

#include <hb-ot.h>

#include <array>

namespace yenile::signature {

namespace {

using Blob = std::unique_ptr<hb_blob_t, decltype(&hb_blob_destroy)>;

hb_tag_t tagOf(const char* name) {
    return hb_tag_from_string(name, -1);
}

constexpr int fsType = 8; // where it stands in OS/2
constexpr quint16 restricted = 0x0002, noSubset = 0x0100, bitmapsOnly = 0x0200;

} // namespace

FontFace::FontFace(hb_face_t* face)
    : m_face(face, &hb_face_destroy), m_font(hb_font_create(face), &hb_font_destroy) {
}

std::optional<FontFace> FontFace::ofBytes(QByteArrayView file) {
    const Blob blob(hb_blob_create(file.data(), static_cast<unsigned>(file.size()), HB_MEMORY_MODE_READONLY,
                                   nullptr, nullptr),
                    &hb_blob_destroy);
    const FontFace face(hb_face_create(blob.get(), 0));
    return face.isUsable() ? std::optional(face) : std::nullopt;
}

std::optional<FontFace> FontFace::ofFile(const QString& path, unsigned index) {
    const Blob blob(hb_blob_create_from_file_or_fail(QFile::encodeName(path).constData()), &hb_blob_destroy);
    if (!blob)
        return {};
    const FontFace face(hb_face_create(blob.get(), index));
    return face.isUsable() ? std::optional(face) : std::nullopt;
}

bool FontFace::isUsable() const {
    if (hb_face_get_glyph_count(face()) == 0 || unitsPerEm() == 0)
        return false;
    if (!isTrueType() && table("CFF ").isEmpty())
        return false;
    const QByteArray system = table("OS/2");
    if (system.size() < fsType + 2)
        return true;
    const auto type = qFromBigEndian<quint16>(system.constData() + fsType);
    return (type & 0xF) != restricted && (type & (noSubset | bitmapsOnly)) == 0;
}

bool FontFace::shows(const std::u32string& letters) const {
    const std::unique_ptr<hb_buffer_t, decltype(&hb_buffer_destroy)> buffer(hb_buffer_create(),
                                                                            &hb_buffer_destroy);
    hb_buffer_add_codepoints(buffer.get(), reinterpret_cast<const hb_codepoint_t*>(letters.data()),
                             static_cast<int>(letters.size()), 0, static_cast<int>(letters.size()));
    hb_buffer_guess_segment_properties(buffer.get());
    hb_shape(font(), buffer.get(), nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer.get(), &count);
    return std::all_of(glyphs, glyphs + count,
                       [](const hb_glyph_info_t& each) { return each.codepoint != 0; });
}

unsigned FontFace::unitsPerEm() const {
    return hb_face_get_upem(face());
}

QByteArray FontFace::postScriptName() const {
    std::array<char, 64> name{}; // 63 is what a name may have
    auto size = static_cast<unsigned>(name.size());
    hb_ot_name_get_utf8(face(), HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name.data());
    QByteArray plain;
    for (const char each : QByteArray(name.data()))
        if ((each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9') ||
            each == '-')
            plain += each;
    return plain.isEmpty() ? QByteArray("Font") : plain;
}

bool FontFace::isTrueType() const {
    return !table("glyf").isEmpty();
}

QByteArray FontFace::table(const char* tag) const {
    const Blob blob(hb_face_reference_table(face(), tagOf(tag)), &hb_blob_destroy);
    unsigned size = 0;
    const char* data = hb_blob_get_data(blob.get(), &size);
    return {data, static_cast<qsizetype>(size)};
}

} // namespace yenile::signature
