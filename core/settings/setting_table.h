#pragma once

#include "core/settings/settings.h"

#include <span>

namespace yenile::settings {

/// What a setting's value is.
enum class Type {
    Address,     ///< one address
    AddressList, ///< addresses parted by commas
    File,        ///< the path of a file
    FileList,    ///< paths or names of files, parted by commas
    Folder,      ///< the path of a folder
    YesNo,       ///< true or false
    List,        ///< words parted by commas
    Choice       ///< one of a few words
};

/// A row of the one table of settings. The policy file, docs/settings.md, the manual page and `yenilectl
/// policy
/// --explain` are printed from it.
struct Setting {
    Key key;
    const char* name; ///< "service/address"
    Type type;
    QVariant (*byDefault)();
    const char* defaultText; ///< what people are told that it is; empty: nothing
    const char* meaning;     ///< of the translation context "Settings"
    const char* example;     ///< a value that could stand in a file
};

/// In the order in which people are shown them: those of a section stand together.
[[nodiscard]] std::span<const Setting> settingTable();
[[nodiscard]] const Setting& settingOf(Key key);
/// Nothing where there is no setting of that name.
[[nodiscard]] const Setting* settingNamed(const QString& name);

/// In the language of the program.
[[nodiscard]] QString meaningOf(const Setting& setting);
[[nodiscard]] QString typeText(Type type);
[[nodiscard]] QString defaultText(const Setting& setting);

} // namespace yenile::settings
