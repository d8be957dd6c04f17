// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>

struct hb_face_t;
struct hb_font_t;

namespace yenile::signature {

/// A font that text can be set in, measured in units of itself.
class FontFace {
public:
    /// `file` must outlive the face. Nothing where it is no font with outlines, or its maker does not let
    /// parts of it be embedded (ISO/IEC 14496-22, OS/2, fsType).
    [[nodiscard]] static std::optional<FontFace> ofBytes(QByteArrayView file);
    /// `index`: which font of a collection.
    [[nodiscard]] static std::optional<FontFace> ofFile(const QString& path, unsigned index);

    /// Whether it has a glyph for each of these letters, which belong together.
    [[nodiscard]] bool shows(const std::u32string& letters) const;
    [[nodiscard]] unsigned unitsPerEm() const;
    [[nodiscard]] QByteArray postScriptName() const;
    [[nodiscard]] bool isTrueType() const; ///< else it has outlines of PostScript
    [[nodiscard]] QByteArray table(const char* tag) const;
    [[nodiscard]] hb_face_t* face() const { return m_face.get(); }
    [[nodiscard]] hb_font_t* font() const { return m_font.get(); }

private:
    explicit FontFace(hb_face_t* face);
    [[nodiscard]] bool isUsable() const;

    std::shared_ptr<hb_face_t> m_face;
    std::shared_ptr<hb_font_t> m_font;
};

} // namespace yenile::signature
