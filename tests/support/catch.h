// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Runs the tests that the program's arguments choose; what a main returns.
int runCatch(int argc, char* argv[]);
