#ifndef CHARACTERS_H
#define CHARACTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Bytes from a descriptor as characters: UTF-8 with U+FFFD where it is not, and a paste kept on one line.
typedef struct characters {
  int input;
  int patience; // milliseconds to wait for a character before the reader is told; forever where negative
  unsigned char bytes[1024];
  size_t next, end;
  bool repaired;
  bool pasting;
  int matched;   // how much of the mark that ends a paste has been seen
  int escape;    // 0 outside, 1 after ESC, 2 within a sequence
  uint32_t last; // the last pasted character
} characters;

enum { characters_end = 0, characters_one = 1, characters_idle = 2, characters_stopped = -1 };
enum { PASTED_NEWLINE = 0x23CE, REPLACEMENT = 0xFFFD };

/// Sees to pending signals; false where the reading is to stop.
typedef bool (*characters_attend)(void *context);

int characters_next(characters *c, characters_attend attend, void *context, uint32_t *scalar);
/// What a character that was typed or pasted stands for, or 0 for nothing.
uint32_t characters_filter(characters *c, uint32_t scalar, bool *is_text);
void characters_discard(characters *c);

#endif
