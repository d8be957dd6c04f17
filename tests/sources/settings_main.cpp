// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/setting_table.h"
#include "resources/translations.h"

#include <QCoreApplication>

#include <cstdio>
#include <string_view>

using namespace yenile;
using namespace yenile::settings;
using namespace Qt::StringLiterals;

namespace {

QString nameOf(const Setting& setting) {
    return QString::fromLatin1(setting.name);
}
QString section(const Setting& setting) {
    return nameOf(setting).section(u'/', 0, 0);
}

/// In lines that begin with "; ".
QString comment(const QString& text) {
    constexpr int width = 100;
    QString lines;
    QString line = u";"_s;
    for (const QString& word : text.split(u' ')) {
        if (line.size() + 1 + word.size() > width) {
            lines += line + u'\n';
            line = u";"_s;
        }
        line += u' ' + word;
    }
    return lines + line + u'\n';
}

QString policyFile() {
    QString text = comment(
        u"The administrator's settings for everyone on this computer. Users cannot change what is set "
        "here. `yenilectl policy` shows which settings are in force and where they come from; "
        "`yenilectl policy --explain KEY` explains one. Files *.ini in /etc/yenile/policy.d are read "
        "after this one, in the order of their names. If several set the same, the last counts."_s);
    QString last;
    for (const Setting& setting : settingTable()) {
        if (section(setting) != last)
            text += u"\n[%1]\n"_s.arg(section(setting));
        last = section(setting);
        text += comment(meaningOf(setting));
        text += u";%1=%2\n"_s.arg(nameOf(setting).section(u'/', 1), QLatin1String(setting.example));
    }
    return text;
}

QString page() {
    QString text =
        u"# Settings\n\n"
        "This page is printed from `core/settings/setting_table.cpp`. After a change there, run\n"
        "`cmake --build --preset dev --target update_settings`.\n\n"
        "Settings are in INI files, as `key` below `[section]`. The administrator's policy comes before\n"
        "the user's settings, and these before the defaults:\n\n"
        "1. `/etc/yenile/policy.d/*.ini`, the last by name first, and then `/etc/yenile/policy.ini`\n"
        "2. `~/.config/yenile/settings.ini`, or the file named by `--settings`\n\n"
        "On Windows the policy is in the registry, in `Software\\Policies\\Yenile` of HKEY_LOCAL_MACHINE\n"
        "and then of HKEY_CURRENT_USER, with a key for each section. Templates of group policies are in\n"
        "`packaging/windows/policy`. The user's file is `%APPDATA%\\Yenile\\settings.ini`. After it come\n"
        "the values that were given to the installer (`HKEY_LOCAL_MACHINE\\Software\\Yenile`). Lists have\n"
        "the type REG_MULTI_SZ. The installer's property POLICYFILE names one more part of the policy, an\n"
        "INI file, which both keys of the policy stand over. It has to stay there. In INI files paths are\n"
        "written with `/`, since `\\` begins a sign that has no letter.\n\n"
        "`yenilectl policy` shows which settings are in force. `yenilectl policy --explain service/address`\n"
        "explains one. The Turkish sentences are those that the programs show.\n"_s;
    for (const Setting& setting : settingTable()) {
        installLanguage(u"en"_s);
        text += u"\n## %1\n\n%2\n\n"_s.arg(nameOf(setting), meaningOf(setting));
        const QString facts = u"- Type: %1\n- Default: %2\n- Example: `%3`\n%4"_s.arg(
            typeText(setting.type), defaultText(setting), QLatin1String(setting.example),
            setting.isLockable ? QString()
                               : u"- The policy sets a default; the user may choose another value.\n"_s);
        installLanguage(u"tr"_s);
        text += u"*%1*\n\n"_s.arg(meaningOf(setting)) + facts;
    }
    return text;
}

/// For roff a hyphen is \-, and a line must not begin with a dot or an apostrophe.
QString roff(QString text) {
    return text.replace(u'\\', u"\\e"_s).replace(u'-', u"\\-"_s);
}

/// What stands around the settings, of one language.
struct ManualPage {
    QString head, type, byDefault, example, end;
};

ManualPage englishPage() {
    return {.head =
                u".TH YENILE\\-SETTINGS 5 2026-11-28 \"Yenile " YENILE_VERSION "\" \"File formats\"\n"
                ".SH NAME\nyenile\\-settings \\- settings of yenile and yenilectl, and the administrator's "
                "policy\n"
                ".SH SYNOPSIS\n.I /etc/yenile/policy.ini\n.br\n.I /etc/yenile/policy.d/*.ini\n.br\n"
                ".I ~/.config/yenile/settings.ini\n"
                ".SH DESCRIPTION\nINI files; SECTION/KEY is KEY below [SECTION]. The policy comes before "
                "the user's\n"
                "file, and a later file of the policy before an earlier one.\n.SH SETTINGS\n"_s,
            .type = u"Type"_s,
            .byDefault = u"Default"_s,
            .example = u"Example"_s,
            .end = u".SH SEE ALSO\n.BR yenilectl (1),\n.BR yenile (1)\n"_s};
}

ManualPage turkishPage() {
    return {
        .head =
            u".TH YENILE\\-SETTINGS 5 2026-11-29 \"Yenile " YENILE_VERSION "\" \"Dosya biçimleri\"\n"
            ".SH AD\nyenile\\-settings \\- yenile ile yenilectl ayarları ve yöneticinin ilkesi\n"
            ".SH KULLANIM\n.I /etc/yenile/policy.ini\n.br\n.I /etc/yenile/policy.d/*.ini\n.br\n"
            ".I ~/.config/yenile/settings.ini\n"
            ".SH AÇIKLAMA\nINI dosyaları; BÖLÜM/AYAR, [BÖLÜM] altındaki AYAR demektir. İlke, kullanıcının "
            "dosyasından;\n"
            "ilkenin sonra okunan dosyası önce okunandan önce gelir.\n.SH AYARLAR\n"_s,
        .type = u"Tür"_s,
        .byDefault = u"Yazılmazsa"_s,
        .example = u"Örnek"_s,
        .end = u".SH AYRICA BAKINIZ\n.BR yenilectl (1),\n.BR yenile (1)\n"_s};
}

QString manualPage(const ManualPage& page) {
    QString text = page.head;
    for (const Setting& setting : settingTable())
        text += u".TP\n.B %1\n%2\n%3: %4. %5: %6. %7: %8\n"_s.arg(
            roff(nameOf(setting)), roff(meaningOf(setting)), page.type, roff(typeText(setting.type)),
            page.byDefault, roff(defaultText(setting)), page.example,
            roff(QString::fromLatin1(setting.example)));
    return text + page.end;
}

} // namespace

/// Prints packaging/linux/policy.ini ("policy"), docs/settings.md ("docs") or packaging/man/yenile-settings.5
/// ("man"), that of packaging/man/tr ("man-tr").
int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    const std::string_view what = argc == 2 ? argv[1] : "";
    const bool turkish = what == "man-tr";
    installLanguage(turkish ? u"tr"_s : u"en"_s);
    const QString text = what == "policy" ? policyFile()
                         : what == "docs" ? page()
                                          : manualPage(turkish ? turkishPage() : englishPage());
    std::fputs(text.toUtf8().constData(), stdout);
    return text.isEmpty() ? 1 : 0;
}
