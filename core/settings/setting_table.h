// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"

#include <QJsonObject>

#include <span>

namespace yenile::settings {

/// What a setting's value is.
enum class Type {
    Address,     ///< one address
    AddressList, ///< addresses, separated by commas
    File,        ///< the path of a file
    FileList,    ///< paths or names of files, separated by commas
    Folder,      ///< the path of a folder
    YesNo,       ///< true or false
    List,        ///< words, separated by commas
    Choice,      ///< one of a few words
    Text         ///< any text
};

/// A row of the one table of settings. The policy file, docs/settings.md, the manual page, `yenilectl policy
/// --explain`, the group policy templates for Windows and the settings window are made from it.
struct Setting {
    Key key;
    const char* name; ///< "service/address"
    Type type;
    QVariant (*byDefault)();
    const char* defaultText; ///< the default as people read it; empty: none
    const char* meaning;     ///< of the translation context "Settings"
    const char* example;     ///< a value that could stand in a file
    /// Whether the user cannot change what the policy sets. False: the policy only sets a default.
    bool isLockable = true;
    const char* choices = ""; ///< of Type::Choice, with commas between them
};

/// In the order in which people see them. The settings of a section stand together.
[[nodiscard]] std::span<const Setting> settingTable();
[[nodiscard]] const Setting& settingOf(Key key);
/// Nothing if there is no such setting.
[[nodiscard]] const Setting* settingNamed(const QString& name);

/// In the language of the program.
[[nodiscard]] QString meaningOf(const Setting& setting);
[[nodiscard]] QString typeText(Type type);
[[nodiscard]] QStringList choicesOf(const Setting& setting);
[[nodiscard]] QString defaultText(const Setting& setting);
[[nodiscard]] QString valueText(const Value& value);
/// Where the value comes from: the default, the user or the administrator, and which file.
[[nodiscard]] QString originText(const Value& value);
/// {"name", "value", "origin", "file"}
[[nodiscard]] QJsonObject toJson(const Setting& setting, const Value& value);

} // namespace yenile::settings
