#pragma once

#include <QByteArrayView>

#include <span>
#include <vector>

namespace yenile::process {

/// What of this process's environment another program gets: only variables of these names; "LC_*" is all that
/// begin so. Points into `environment`; ends with a null.
[[nodiscard]] std::vector<char*> allowedEnvironment(char* const* environment,
                                                    std::span<const QByteArrayView> names);

} // namespace yenile::process
