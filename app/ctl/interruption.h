// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

namespace yenile::ctl {

/// While it exists, the first Ctrl+C asks the work in progress to stop, in the thread that made this; the
/// second one ends the program. One at a time. A question at the terminal handles Ctrl+C itself meanwhile.
class Interruption {
public:
    explicit Interruption(std::function<void()> stop);
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yenile::ctl
