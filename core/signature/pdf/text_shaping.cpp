// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/text_shaping.h"

#include "core/signature/pdf/system_fonts.h"

#include <QTextBoundaryFinder>

#include <fribidi.h>
#include <hb.h>

#include <algorithm>
#include <numeric>
#include <ranges>

namespace yenile::signature {

namespace {

constexpr char32_t missingMark = U'\uFFFD';
/// Names are Turkish before anything else; its i keeps its dot.
constexpr auto language = "tr";

std::u32string codesOf(const QString& text) {
    const QList<uint> codes = text.toUcs4();
    return {codes.begin(), codes.end()};
}

hb_script_t scriptOf(char32_t letter, hb_script_t before) {
    const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), letter);
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ? before : script;
}

} // namespace

struct TextShaper::Letter {
    char32_t code = 0;
    QString text = {}; ///< that it stands for
    size_t font = 0;
    hb_script_t script = HB_SCRIPT_COMMON;
    FriBidiLevel level = 0;
};

/// What is shaped at once, in logical order.
struct TextShaper::Run {
    size_t begin = 0, end = 0;
    std::vector<PlacedGlyph> glyphs = {};
};

std::optional<size_t> TextShaper::fontFor(const std::u32string& letters) {
    const auto known = m_fontOf.find(letters);
    if (known != m_fontOf.end())
        return known->second;
    std::optional<size_t> found;
    for (size_t i = 0; i < m_fonts.size() && !found; ++i)
        if (m_fonts[i].shows(letters))
            found = i;
    if (!found)
        if (std::optional<FontFace> font = systemFontWith(letters)) {
            found = m_fonts.size();
            m_fonts.push_back(std::move(*font));
        }
    if (!found)
        m_missing << QString::fromUcs4(letters.data(), static_cast<qsizetype>(letters.size()));
    m_fontOf.emplace(letters, found);
    return found;
}

std::vector<TextShaper::Letter> TextShaper::lettersOf(const QString& line) {
    std::vector<Letter> letters;
    QTextBoundaryFinder boundaries(QTextBoundaryFinder::Grapheme, line);
    hb_script_t script = HB_SCRIPT_LATIN;
    for (qsizetype from = 0, to = 0; (to = boundaries.toNextBoundary()) > from; from = to) {
        const QString cluster = line.sliced(from, to - from);
        const std::u32string codes = codesOf(cluster);
        const std::optional<size_t> font = fontFor(codes);
        if (!font) {
            letters.push_back({missingMark, cluster, 0, script});
            continue;
        }
        for (const char32_t& code : codes) {
            script = scriptOf(code, script);
            letters.push_back({code, QString::fromUcs4(&code, 1), *font, script});
        }
    }
    return letters;
}

ShapedLine TextShaper::shape(const QString& text) {
    ShapedLine line;
    line.text = text;
    std::vector<Letter> letters = lettersOf(text);
    if (letters.empty())
        return line;
    const auto count = static_cast<FriBidiStrIndex>(letters.size());
    std::vector<FriBidiChar> codes;
    for (const Letter& letter : letters)
        codes.push_back(letter.code);
    std::vector<FriBidiCharType> types(letters.size());
    std::vector<FriBidiBracketType> brackets(letters.size());
    std::vector<FriBidiLevel> levels(letters.size());
    std::vector<FriBidiStrIndex> order(letters.size()); // of what one sees from left to right
    FriBidiParType direction = FRIBIDI_PAR_LTR;
    fribidi_get_bidi_types(codes.data(), count, types.data());
    fribidi_get_bracket_types(codes.data(), count, types.data(), brackets.data());
    std::iota(order.begin(), order.end(), 0);
    if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), count, &direction,
                                            levels.data()) == 0 ||
        fribidi_reorder_line(FRIBIDI_FLAGS_DEFAULT, types.data(), count, 0, direction, levels.data(), nullptr,
                             order.data()) == 0)
        std::fill(levels.begin(), levels.end(), FriBidiLevel{0}); // no memory
    for (size_t i = 0; i < letters.size(); ++i)
        letters[i].level = levels[i];
    const auto belong = [&](size_t a, size_t b) {
        return letters[a].level == letters[b].level && letters[a].font == letters[b].font &&
               letters[a].script == letters[b].script;
    };
    std::map<size_t, Run> runs;
    for (size_t seen = 0; seen < letters.size();) { // from left to right
        const auto at = static_cast<size_t>(order[seen]);
        Run run{at, at + 1};
        while (run.begin > 0 && belong(run.begin - 1, at))
            --run.begin;
        while (run.end < letters.size() && belong(run.end, at))
            ++run.end;
        shapeRun(letters, run, line.width);
        seen += run.end - run.begin;
        runs.emplace(run.begin, std::move(run));
    }
    QString told;
    for (const Run& run : runs | std::views::values)
        for (const PlacedGlyph& glyph : run.glyphs) {
            line.glyphs.push_back(glyph);
            told += glyph.letters;
        }
    line.isPlain = told == text;
    return line;
}

void TextShaper::shapeRun(const std::vector<Letter>& letters, Run& run, double& width) {
    const std::unique_ptr<hb_buffer_t, decltype(&hb_buffer_destroy)> buffer(hb_buffer_create(),
                                                                            &hb_buffer_destroy);
    std::u32string codes;
    for (const Letter& letter : letters)
        codes += letter.code;
    const Letter& first = letters[run.begin];
    const bool isBackward = first.level % 2 != 0;
    hb_buffer_set_cluster_level(buffer.get(), HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_add_codepoints(buffer.get(), reinterpret_cast<const hb_codepoint_t*>(codes.data()),
                             static_cast<int>(codes.size()), static_cast<unsigned>(run.begin),
                             static_cast<int>(run.end - run.begin));
    hb_buffer_set_direction(buffer.get(), isBackward ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), first.script);
    hb_buffer_set_language(buffer.get(), hb_language_from_string(language, -1));
    // Ligatures that are there for their looks alone cost programs the letters.
    const hb_feature_t plain{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    hb_shape(m_fonts[first.font].font(), buffer.get(), &plain, 1);

    unsigned count = 0;
    const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    std::set<size_t> clusters{run.end};
    for (unsigned i = 0; i < count; ++i)
        clusters.insert(glyphs[i].cluster);
    std::set<size_t> told;
    const double unit = 1.0 / m_fonts[first.font].unitsPerEm();
    for (unsigned i = 0; i < count; ++i) {
        run.glyphs.push_back({first.font,
                              glyphs[i].codepoint,
                              width + positions[i].x_offset * unit,
                              positions[i].y_offset * unit,
                              {}});
        width += positions[i].x_advance * unit;
    }
    std::vector<size_t> starts;
    for (unsigned i = 0; i < count; ++i)
        starts.push_back(glyphs[i].cluster);
    if (isBackward) {
        std::ranges::reverse(run.glyphs);
        std::ranges::reverse(starts);
    }
    for (size_t i = 0; i < starts.size(); ++i) {
        QString meaning;
        if (told.insert(starts[i]).second)
            for (size_t at = starts[i]; at < *clusters.upper_bound(starts[i]); ++at)
                meaning += letters[at].text;
        PlacedGlyph& glyph = run.glyphs[i];
        glyph.letters = m_meaning.try_emplace({glyph.font, glyph.glyph}, meaning).first->second;
    }
}

} // namespace yenile::signature
