#include "Characters.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "Signals.h"

enum { byte_end = -2, byte_idle = -3 };

static int next_byte(characters *c, characters_attend attend, void *context, int patience) {
  for (;;) {
    if (!attend(context)) { return characters_stopped; }
    if (c->next < c->end) { return c->bytes[c->next++]; }
    struct pollfd from[2] = {{c->input, POLLIN, 0}, {signals_wake(), POLLIN, 0}};
    int ready = poll(from, 2, patience);
    if (ready < 0 && errno != EINTR) { return byte_end; }
    if (ready == 0) { return byte_idle; }
    if (from[1].revents) {
      signals_drain();
      continue;
    }
    if (!from[0].revents) { continue; }
    ssize_t count = read(c->input, c->bytes, sizeof c->bytes);
    if (count > 0) {
      c->next = 0;
      c->end = (size_t)count;
    } else if (count == 0 || (errno != EINTR && errno != EAGAIN)) {
      return attend(context) ? byte_end : characters_stopped;
    }
  }
}

/// One replacement for each longest beginning of a character that came to nothing, as Swift does it.
int characters_next(characters *c, characters_attend attend, void *context, uint32_t *scalar) {
  int first = next_byte(c, attend, context, c->patience);
  if (first == byte_idle) { return characters_idle; }
  if (first < 0) { return first == byte_end ? characters_end : characters_stopped; }
  *scalar = (uint32_t)first;
  if (first < 0x80) { return characters_one; }
  int more = first < 0xC2 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : first < 0xF5 ? 3 : 0;
  int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  uint32_t value = (uint32_t)(first & (0x3F >> more));
  bool whole = more > 0;
  for (; whole && more > 0; more--, low = 0x80, high = 0xBF) {
    int byte = next_byte(c, attend, context, -1);
    if (byte == characters_stopped) { return characters_stopped; }
    whole = byte >= low && byte <= high;
    if (whole) {
      value = value << 6 | (uint32_t)(byte & 0x3F);
    } else if (byte >= 0) {
      c->next--;
    }
  }
  if (!whole) { c->repaired = true; }
  *scalar = whole ? value : REPLACEMENT;
  return characters_one;
}

/// Pasted text may not press keys: newlines become a mark, tabs a space, and other controls are shown.
static uint32_t pasted(characters *c, uint32_t scalar) {
  static const char end[] = "\033[201~";
  if (scalar == (uint32_t)end[c->matched]) {
    if (end[++c->matched] == 0) {
      c->matched = 0;
      c->pasting = false;
    }
    return 0;
  }
  c->matched = scalar == (uint32_t)end[0] ? 1 : 0;
  uint32_t last = c->last;
  c->last = scalar;
  if (c->matched > 0 || (scalar == '\n' && last == '\r')) { return 0; }
  if (scalar == '\r' || scalar == '\n') { return PASTED_NEWLINE; }
  if (scalar == '\t') { return ' '; }
  return scalar < 0x20 || (scalar >= 0x7F && scalar < 0xA0) ? REPLACEMENT : scalar;
}

uint32_t characters_filter(characters *c, uint32_t scalar, bool *is_text) {
  *is_text = true;
  if (c->pasting) { return pasted(c, scalar); }
  *is_text = c->escape == 0 && scalar >= 0x20 && scalar != 0x7F;
  if (c->escape == 0) {
    c->escape = scalar == 0x1B ? 1 : 0;
  } else if (c->escape == 1) {
    c->escape = scalar == '[' || scalar == 'O' ? 2 : 0;
  } else if (scalar >= 0x40 && scalar <= 0x7E) {
    c->escape = 0;
  }
  return scalar;
}

void characters_discard(characters *c) {
  c->next = c->end = 0;
  c->pasting = false;
  c->matched = c->escape = 0;
}
