// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/system_fonts.h"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace yenile::signature {

namespace {

using Pattern = std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)>;
using FontSet = std::unique_ptr<FcFontSet, decltype(&FcFontSetDestroy)>;
using CharSet = std::unique_ptr<FcCharSet, decltype(&FcCharSetDestroy)>;

bool is(const FcPattern* font, const char* property) {
    FcBool value = FcFalse;
    return FcPatternGetBool(font, property, 0, &value) == FcResultMatch && value == FcTrue;
}

/// Whether its outlines are of the two kinds that a PDF file embeds.
bool isEmbeddable(const FcPattern* font) {
    FcChar8* format = nullptr;
    if (FcPatternGetString(font, FC_FONTFORMAT, 0, &format) != FcResultMatch)
        return false;
    const std::string_view name(reinterpret_cast<const char*>(format));
    return (name == "TrueType" || name == "CFF") && is(font, FC_SCALABLE) && !is(font, FC_COLOR) &&
           !is(font, FC_VARIABLE);
}

bool hasFirst(const FcPattern* font, char32_t letter) {
    FcCharSet* letters = nullptr;
    return FcPatternGetCharSet(font, FC_CHARSET, 0, &letters) == FcResultMatch &&
           FcCharSetHasChar(letters, letter) == FcTrue;
}

std::optional<FontFace> opened(const FcPattern* font) {
    FcChar8* file = nullptr;
    int index = 0;
    if (FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch)
        return {};
    FcPatternGetInteger(font, FC_INDEX, 0, &index);
    return FontFace::ofFile(QString::fromLocal8Bit(reinterpret_cast<const char*>(file)),
                            static_cast<unsigned>(index));
}

} // namespace

std::optional<FontFace> systemFontWith(const std::u32string& letters) {
    const CharSet wanted(FcCharSetCreate(), &FcCharSetDestroy);
    for (const char32_t letter : letters)
        FcCharSetAddChar(wanted.get(), letter);
    const Pattern pattern(FcPatternCreate(), &FcPatternDestroy);
    FcPatternAddCharSet(pattern.get(), FC_CHARSET, wanted.get());
    FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>("sans-serif"));
    FcConfigSubstitute(nullptr, pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    FcResult result = FcResultMatch;
    const FontSet sorted(FcFontSort(nullptr, pattern.get(), FcFalse, nullptr, &result), &FcFontSetDestroy);
    if (!sorted)
        return {};
    for (const FcPattern* font : std::span(sorted->fonts, static_cast<size_t>(sorted->nfont))) {
        if (!isEmbeddable(font) || !hasFirst(font, letters.front()))
            continue;
        if (std::optional<FontFace> face = opened(font); face && face->shows(letters))
            return face;
    }
    return {};
}

} // namespace yenile::signature
