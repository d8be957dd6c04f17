// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

namespace yenile::ctl {

/// While it lives, the first Ctrl+C asks what is under way to stop, in the thread that made this; the second
/// one ends the program. One at a time. A question at the terminal takes Ctrl+C for itself while it stands.
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
