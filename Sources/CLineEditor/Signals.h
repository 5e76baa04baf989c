#ifndef SIGNALS_H
#define SIGNALS_H

#include <stdbool.h>
#include <termios.h>

/// Signals become marks and a byte in a pipe, so that whoever polls wakes up on whichever thread they came.
bool signals_begin(bool editing);
void signals_end(void);
/// The end of the pipe to poll.
int signals_wake(void);
void signals_drain(void);

bool signals_pending(int number);
bool signals_take(int number);
/// Stops the process as the terminal's ^Z would have, and returns when it is continued.
void signals_stop(void);

/// From here on the terminal is put back if the process ends or crashes.
void guard_begin(int output, const struct termios *modes, const char *last);
void guard_end(void);

#endif
