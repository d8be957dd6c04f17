// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"

#include <QJsonObject>

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
    Choice,      ///< one of a few words
    Text         ///< whatever somebody gave
};

/// A row of the one table of settings. The policy file, docs/settings.md, the manual page and `yenilectl
/// policy
/// --explain`, the templates of policy for Windows and the wizard's window of settings are made from it.
struct Setting {
    Key key;
    const char* name; ///< "service/address"
    Type type;
    QVariant (*byDefault)();
    const char* defaultText; ///< what people are told that it is; empty: nothing
    const char* meaning;     ///< of the translation context "Settings"
    const char* example;     ///< a value that could stand in a file
    /// Whether the policy's word is the last; false: it is what counts until the user says something else.
    bool isLockable = true;
    const char* choices = ""; ///< of Type::Choice, with commas between them
};

/// In the order in which people are shown them: those of a section stand together.
[[nodiscard]] std::span<const Setting> settingTable();
[[nodiscard]] const Setting& settingOf(Key key);
/// Nothing where there is no setting of that name.
[[nodiscard]] const Setting* settingNamed(const QString& name);

/// In the language of the program.
[[nodiscard]] QString meaningOf(const Setting& setting);
[[nodiscard]] QString typeText(Type type);
[[nodiscard]] QStringList choicesOf(const Setting& setting);
[[nodiscard]] QString defaultText(const Setting& setting);
[[nodiscard]] QString valueText(const Value& value);
/// Who says so: the default, the user or the administrator, and in which file.
[[nodiscard]] QString originText(const Value& value);
/// {"name", "value", "origin", "file"}
[[nodiscard]] QJsonObject toJson(const Setting& setting, const Value& value);

} // namespace yenile::settings
