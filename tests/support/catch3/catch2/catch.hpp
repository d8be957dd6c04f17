// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Catch2 3 under the name and with the names of Catch2 2.
#include <catch2/catch_all.hpp>

using Catch::Approx;
