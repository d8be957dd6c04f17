// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yenile::ui {

/// The pages of the wizard, in the order of the journey.
enum class PageId {
    Readiness,
    Login,
    Orders,
    Form,
    SmsCode,
    Method,
    Review,
    Certificate,
    Submission,
    WetInk,
    Done,
};

} // namespace yenile::ui
