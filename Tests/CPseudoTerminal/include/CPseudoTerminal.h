#ifndef C_PSEUDO_TERMINAL_H
#define C_PSEUDO_TERMINAL_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/// A pair: what the person behind the keyboard holds, and what the program holds.
bool pseudo_terminal_open(unsigned short columns, int *person, int *program);

/// Runs a program on a terminal of its own, 24 lines high; -1 where that fails, 127 where the program is not
/// there. `arguments` and `environment` end with NULL.
pid_t pseudo_terminal_spawn(
  const char *path, char *const arguments[], char *const environment[], unsigned short columns, int *person);

/// How many columns the C library gives a Unicode scalar; -1 where it does not know it.
int c_library_width(uint32_t scalar);

#endif
