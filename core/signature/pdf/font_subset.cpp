// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/font_subset.h"

#include <QtEndian>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include <hb-ot.h>
#include <hb-subset.h>

#include <cmath>

namespace yenile::signature {

namespace {

using Plan = std::unique_ptr<hb_subset_plan_t, decltype(&hb_subset_plan_destroy)>;
using Blob = std::unique_ptr<hb_blob_t, decltype(&hb_blob_destroy)>;
using Face = std::unique_ptr<hb_face_t, decltype(&hb_face_destroy)>;

/// What a text that is already set does not need.
constexpr std::array unneeded{"GSUB", "GPOS", "GDEF", "OS/2", "name", "post", "cmap", "kern", "FFTM",
                              "gasp", "DSIG", "MATH", "hdmx", "VDMX", "LTSH", "vhea", "vmtx", "VORG"};

Plan planFor(const FontFace& font, const std::set<quint32>& glyphs) {
    const std::unique_ptr<hb_subset_input_t, decltype(&hb_subset_input_destroy)> input(
        hb_subset_input_create_or_fail(), &hb_subset_input_destroy);
    if (!input)
        return {nullptr, &hb_subset_plan_destroy};
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t* chosen = hb_subset_input_glyph_set(input.get());
    for (const quint32 glyph : glyphs)
        hb_set_add(chosen, glyph);
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* tag : unneeded)
        hb_set_add(dropped, hb_tag_from_string(tag, -1));
    return {hb_subset_plan_create_or_fail(font.face(), input.get()), &hb_subset_plan_destroy};
}

/// In fonts with character collections a PDF file names glyphs by their numbers there (ISO 32000-1, 9.7.4.2),
/// which only FreeType tells.
class Collection {
public:
    explicit Collection(const QByteArray& font) {
        FT_Library library = nullptr;
        if (FT_Init_FreeType(&library) != 0)
            return;
        m_library.reset(library);
        FT_Face face = nullptr;
        FT_Bool isKeyed = 0;
        if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(font.constData()), font.size(), 0,
                               &face) == 0)
            m_face.reset(face);
        if (m_face && FT_Get_CID_Is_Internally_CID_Keyed(face, &isKeyed) == 0)
            m_isKeyed = isKeyed != 0;
    }
    [[nodiscard]] quint16 number(quint32 glyph) const {
        FT_UInt number = glyph;
        if (m_isKeyed)
            FT_Get_CID_From_Glyph_Index(m_face.get(), glyph, &number);
        return static_cast<quint16>(number);
    }

private:
    std::unique_ptr<FT_LibraryRec_, decltype(&FT_Done_FreeType)> m_library{nullptr, &FT_Done_FreeType};
    std::unique_ptr<FT_FaceRec_, decltype(&FT_Done_Face)> m_face{nullptr, &FT_Done_Face};
    bool m_isKeyed = false;
};

int scaled(const FontFace& font, int units) {
    return static_cast<int>(std::lround(units * 1000.0 / font.unitsPerEm()));
}

void measure(const FontFace& font, FontSubset& subset) {
    hb_font_extents_t extents{};
    hb_font_get_h_extents(font.font(), &extents);
    subset.ascent = scaled(font, extents.ascender);
    subset.descent = scaled(font, extents.descender);
    hb_position_t height = extents.ascender;
    hb_ot_metrics_get_position(font.font(), HB_OT_METRICS_TAG_CAP_HEIGHT, &height);
    subset.capHeight = scaled(font, height);
    constexpr int boxInHead = 36;
    const QByteArray head = font.table("head");
    for (int i = 0; i < 4 && head.size() >= boxInHead + 8; ++i)
        subset.box[static_cast<size_t>(i)] =
            scaled(font, qFromBigEndian<qint16>(head.constData() + boxInHead + 2 * i));
}

} // namespace

Result<FontSubset> FontSubset::of(const FontFace& font, const std::set<quint32>& glyphs) {
    const Plan plan = planFor(font, glyphs);
    const Face face(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr, &hb_face_destroy);
    if (!face)
        return fail(ErrorCode::Internal, {}, QStringLiteral("font"));
    const Blob whole(hb_face_reference_blob(face.get()), &hb_blob_destroy);
    const Blob outlines(hb_face_reference_table(face.get(), HB_TAG('C', 'F', 'F', ' ')), &hb_blob_destroy);
    const auto bytes = [](const Blob& blob) {
        unsigned size = 0;
        const char* data = hb_blob_get_data(blob.get(), &size);
        return QByteArray(data, static_cast<qsizetype>(size));
    };
    FontSubset subset;
    subset.isTrueType = font.isTrueType();
    const QByteArray file = bytes(whole);
    subset.file = subset.isTrueType ? file : bytes(outlines);
    const Collection collection(subset.isTrueType ? QByteArray() : file);
    const hb_map_t* original = hb_subset_plan_new_to_old_glyph_mapping(plan.get());
    for (unsigned glyph = 0; glyph < hb_face_get_glyph_count(face.get()); ++glyph) {
        const hb_codepoint_t old = hb_map_get(original, glyph);
        const quint16 code = subset.isTrueType ? static_cast<quint16>(glyph) : collection.number(glyph);
        subset.code[old] = code;
        subset.widths[code] = scaled(font, hb_font_get_glyph_h_advance(font.font(), old));
    }
    measure(font, subset);
    return subset;
}

} // namespace yenile::signature
