#pragma once

namespace yenile::process {

/// First thing in every main: OpenSSL stays as it is until the process is gone. By itself it takes itself
/// apart when main returns. Qt calls a thread finished before that thread has freed what OpenSSL keeps for
/// it, so that both may free the same memory, and a program crashes that has done all its work.
void keepOpenSslForLateThreads();

} // namespace yenile::process
