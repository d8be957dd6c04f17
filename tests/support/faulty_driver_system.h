// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/* What the faulty driver asks of the system. */

typedef void (*Function)(void);

/* SoftHSM2's C_GetFunctionList; NULL where it is not installed. */
Function softHsmEntry(void);

/* An empty file; 0 where there is one already. */
int makeFile(const char* path);

void pauseFor(unsigned long milliseconds);
void crash(void);
void exitAtOnce(void);
void killThis(void);
void killParent(void);
