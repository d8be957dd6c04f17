#pragma once

#include <vector>

namespace yenile::pkcs11 {

/// What of this process's environment the helper gets: all but what makes the linker or Qt load code of
/// somebody else's choice. Points into `environment`; ends with a null.
[[nodiscard]] std::vector<char*> helperEnvironment(char* const* environment);

} // namespace yenile::pkcs11
