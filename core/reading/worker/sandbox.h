// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// What a process that reads strangers' files does without.
namespace yenile::reading::worker {

/// The status with which the process ends when there is no memory left to it.
inline constexpr int outOfMemory = 3;

/// Bytes of memory that it may ask for, and seconds of a processor that it may take from now on; past these
/// it ends, with outOfMemory, by SIGXCPU, or as a job of Windows ends. It writes no file.
void limitCosts(qint64 memory, qint64 processorSeconds);

/// No network, no other process, no other program, nothing but programs' and fonts' files to be read, no new
/// code. As far as the system knows how (seccomp; Landlock from Linux 5.13 on; on Windows no other program,
/// no new code, and nothing of the person's is written to, but files are read and the network is there). It
/// is for the process's life, and for those that it forks.
void enterSandbox();

/// Nor may it fork any more.
void stayAlone();

} // namespace yenile::reading::worker
