#include "pkcs11/client/helper_environment.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace yenile::pkcs11 {

std::vector<char*> helperEnvironment(char* const* environment) {
    // Not LD_LIBRARY_PATH: some makers of drivers want their libraries found with it.
    constexpr std::array<std::string_view, 4> unwanted{
        "LD_PRELOAD=", "LD_AUDIT=", "QT_PLUGIN_PATH=", "QT_QPA_PLATFORM_PLUGIN_PATH="};
    std::vector<char*> wanted;
    for (; *environment; ++environment) {
        const std::string_view entry(*environment);
        if (std::ranges::none_of(unwanted, [&](std::string_view name) { return entry.starts_with(name); }))
            wanted.push_back(*environment);
    }
    wanted.push_back(nullptr);
    return wanted;
}

} // namespace yenile::pkcs11
