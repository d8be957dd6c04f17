// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <cstdio>

using namespace yenile;

namespace {

const char* chapter(int number) {
    switch (number / 1000) {
    case 1:
        return "This program and this computer";
    case 2:
        return "Card, reader, driver, PIN";
    case 3:
        return "Network and registration service";
    case 4:
        return "Documents and signatures";
    default:
        return "The renewal";
    }
}

} // namespace

/// Prints docs/error-codes.md.
int main() {
    std::puts(
        "# Error codes\n\n"
        "Every failure has a code that stays the same in all versions. `yenilectl --json` and the protocol\n"
        "carry its name. This page is printed from `core/base/error_table.cpp`: after a change there, run\n"
        "`cmake --build --preset dev --target update_error_codes`.");
    int last = 0;
    for (const ErrorEntry& entry : errorTable()) {
        const int number = static_cast<int>(entry.code);
        if (number / 1000 != last)
            std::printf("\n## %d: %s\n\n| code | name | what happened | what to do |\n|---|---|---|---|\n",
                        number / 1000 * 1000, chapter(number));
        last = number / 1000;
        std::printf("| %s | %s | %s | %s |\n", qPrintable(shownCode(entry.code)), entry.name, entry.sentence,
                    entry.remedy);
    }
}
