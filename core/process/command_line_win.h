// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QStringList>

#include <span>
#include <string>

/// What CreateProcess wants to be told. Private to this folder.
namespace yenile::process {

/// The program and its arguments, quoted as CommandLineToArgvW takes them apart.
[[nodiscard]] std::wstring commandLine(const QString& program, const QStringList& arguments);

/// Of this process's environment the variables of these names, and those that no program of Windows can do
/// without. Ends with two nulls.
[[nodiscard]] std::wstring environmentBlock(std::span<const QByteArrayView> names);

} // namespace yenile::process
