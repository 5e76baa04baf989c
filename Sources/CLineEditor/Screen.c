#define _GNU_SOURCE 1 // wcwidth

#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <wchar.h>

#include "Editor.h"
#include "Signals.h"

int line_editor_columns(int output) {
  struct winsize size;
  return ioctl(output, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int line_editor_rows(int output) {
  struct winsize size;
  return ioctl(output, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

/// Before the prompt is shown, so that no key is echoed by anybody but us.
void take_terminal(line_editor *e) {
  if (tcgetattr(e->output, &e->modes) == 0) { guard_begin(e->output, &e->modes, e->paste.off); }
  el_set(e->el, EL_PREP_TERM, 1);
  say(e, e->paste.on);
}

void give_terminal_back(line_editor *e) {
  say(e, e->paste.off);
  el_set(e->el, EL_PREP_TERM, 0);
  tcsetattr(e->output, TCSADRAIN, &e->modes);
  guard_end();
}

static int width_before(line_editor *e, const wchar_t *end) {
  int width = 0;
  mbstate_t state = {0};
  wchar_t wide;
  bool hidden = false;
  for (const char *p = e->prompt; *p;) {
    size_t length = mbrtowc(&wide, p, MB_CUR_MAX, &state);
    if (length == 0 || length > MB_CUR_MAX) { break; }
    p += length;
    if (wide == '\1') { hidden = !hidden; }
    if (!hidden && wcwidth(wide) > 0) { width += wcwidth(wide); }
  }
  for (const wchar_t *p = el_wline(e->el)->buffer; p < end; p++) {
    // A control character is shown as a caret and a letter.
    width += *p < 0x20 || *p == 0x7F ? 2 : wcwidth(*p) > 0 ? wcwidth(*p) : 0;
  }
  return width;
}

/// To the beginning of the line below everything typed.
void go_below(line_editor *e) {
  int columns = line_editor_columns(e->output);
  const LineInfoW *line = el_wline(e->el);
  int rows = 0;
  if (columns > 1) {
    rows = width_before(e, line->lastchar) / columns - width_before(e, line->cursor) / columns;
  }
  for (; rows > 0; rows--) { say(e, "\n"); }
  say(e, "\n");
}

/// Takes the prompt and what is typed off the screen; the cursor stands where the prompt began.
void wipe(line_editor *e) {
  int columns = line_editor_columns(e->output);
  int rows = columns < 2 ? 0 : width_before(e, el_wline(e->el)->cursor) / columns;
  say(e, "\r");
  for (; rows > 0; rows--) { el_set(e->el, EL_ECHOTC, "up", NULL); }
  el_set(e->el, EL_ECHOTC, "cd", NULL);
  fflush(e->out);
}

/// The terminal has wrapped what was shown anew; so we draw from where the prompt begins now.
void redraw_resized(line_editor *e) {
  el_resize(e->el);
  wipe(e);
  el_set(e->el, EL_REFRESH);
}

void redraw_continued(line_editor *e) {
  signals_take(SIGCONT);
  take_terminal(e);
  el_resize(e->el);
  say(e, "\r");
  el_set(e->el, EL_REFRESH);
}

void suspend(line_editor *e) {
  go_below(e);
  give_terminal_back(e);
  signals_stop();
  redraw_continued(e);
}
