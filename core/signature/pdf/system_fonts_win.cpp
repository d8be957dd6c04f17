// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/system_fonts.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace yenile::signature {

namespace {

/// Those of Windows for one script after the other come before what else was installed: they are plain.
const QStringList& preferred() {
    static const QStringList files{u"segoeui.ttf"_s,  u"arial.ttf"_s,  u"tahoma.ttf"_s, u"nirmala.ttf"_s,
                                   u"leelawui.ttf"_s, u"ebrima.ttf"_s, u"gadugi.ttf"_s, u"msyh.ttc"_s,
                                   u"msjh.ttc"_s,     u"malgun.ttf"_s, u"yugothm.ttc"_s};
    return files;
}

} // namespace

std::optional<FontFace> systemFontWith(const std::u32string& letters) {
    const QDir folder(qEnvironmentVariable("SystemRoot") + u"/Fonts"_s);
    QStringList files = preferred();
    files += folder.entryList({u"*.ttf"_s, u"*.otf"_s, u"*.ttc"_s}, QDir::Files, QDir::Name);
    for (const QString& file : files)
        if (std::optional<FontFace> face = FontFace::ofFile(folder.filePath(file), 0);
            face && face->shows(letters))
            return face;
    return {};
}

} // namespace yenile::signature
