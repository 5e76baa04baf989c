#include <errno.h>
#include <signal.h>

#include "Editor.h"
#include "Signals.h"

bool attend(void *context) {
  line_editor *e = context;
  static const int last[] = {SIGTERM, SIGHUP, SIGQUIT};
  for (size_t i = 0; i < sizeof last / sizeof *last; i++) {
    if (!signals_pending(last[i])) { continue; }
    e->signal = last[i];
    e->outcome = line_editor_outcome_terminated;
    return false;
  }
  if (signals_take(SIGINT)) {
    e->outcome = line_editor_outcome_interrupted;
    return false;
  }
  if (e->el && signals_take(SIGTSTP)) { suspend(e); }
  if (e->el && signals_take(SIGCONT)) {
    el_set(e->el, EL_PREP_TERM, 0);
    redraw_continued(e);
  }
  if (e->el && signals_take(SIGWINCH)) { redraw_resized(e); }
  return true;
}

/// Puts back what was typed before the last reading was woken.
static void begin_with_half(line_editor *e) {
  if (e->half_count == 0) { return; }
  e->half[e->half_count] = 0;
  el_winsertstr(e->el, e->half);
  el_cursor(e->el, e->half_cursor - e->half_count);
  e->half_count = 0;
  say(e, "\r"); // where the line editor believes to be when it draws anew
  el_set(e->el, EL_REFRESH);
}

/// Not in the middle of a key, a paste or a search, which would be lost.
static bool may_be_woken(const line_editor *e) {
  return e->watcher && e->typed.escape == 0 && !e->typed.pasting && !e->searching;
}

/// A search begins with ^R and ends with any other key that is no text and does not belong to it.
static void follow_search(line_editor *e, uint32_t scalar) {
  enum { control_h = 0x08, control_r = 0x12, control_s = 0x13, control_w = 0x17 };
  if (scalar == control_r) {
    e->searching = true;
  } else if (scalar < 0x20 && scalar != control_h && scalar != control_s && scalar != control_w) {
    e->searching = false;
  }
}

static int get_character(EditLine *el, wchar_t *character) {
  line_editor *e = editor_of(el);
  begin_with_half(e);
  for (;;) {
    uint32_t scalar;
    bool is_text;
    int got = characters_next(&e->typed, attend, e, &scalar);
    if (got == characters_idle) {
      if (!may_be_woken(e) || !e->watcher(e->context)) { continue; }
      e->outcome = line_editor_outcome_woken;
    }
    if (got == characters_end) {
      // In this mode ^D is a key, so an end means that the terminal is gone.
      e->signal = SIGHUP;
      e->outcome = line_editor_outcome_terminated;
    }
    if (got != characters_one) {
      errno = EINTR;
      return -1;
    }
    if (!e->typed.pasting) { follow_search(e, scalar); }
    scalar = characters_filter(&e->typed, scalar, &is_text);
    if (scalar == 0 && is_text) { continue; }
    const LineInfoW *line = el_wline(el);
    if (is_text && line->lastchar - line->buffer >= LINE_EDITOR_LIMIT) {
      if (!e->cut) { el_beep(el); }
      e->cut = true;
      continue;
    }
    *character = (wchar_t)scalar;
    return 1;
  }
}

static unsigned char begin_paste(EditLine *el, int key) {
  (void)key;
  line_editor *e = editor_of(el);
  e->typed.pasting = true;
  e->typed.last = 0;
  return CC_NORM;
}

static unsigned char suspend_key(EditLine *el, int key) {
  (void)key;
  suspend(editor_of(el));
  return CC_NORM;
}

static unsigned char complete(EditLine *el, int key) {
  (void)key;
  line_editor *e = editor_of(el);
  const LineInfoW *line = el_wline(el);
  keep_text(e, line->buffer, line->cursor - line->buffer);
  e->listed = false;
  if (e->completer) { e->completer(e->context); }
  return e->listed ? CC_NORM : CC_REFRESH;
}

void line_editor_replace(line_editor *e, size_t count, const char *text) {
  if (count > 0) { el_deletestr(e->el, (int)count); }
  el_insertstr(e->el, text);
}

void line_editor_list(line_editor *e, const char *lines) {
  go_below(e);
  say(e, lines);
  e->listed = true;
  el_set(e->el, EL_REFRESH);
}

void bind_keys(EditLine *el) {
  static const char *const keys[][2] = {
    {"^I", "complete-with-notes"}, {"^Z", "suspend"}, {"\\e[200~", "begin-paste"},
    {"^R", "em-inc-search-prev"}, {"^W", "ed-delete-prev-word"},
    {"\\e[1;5C", "em-next-word"}, {"\\e[1;5D", "ed-prev-word"}, // ^right, ^left
    {"\\e[1;3C", "em-next-word"}, {"\\e[1;3D", "ed-prev-word"}, // with Alt
    {"\\e[3~", "ed-delete-next-char"},
    {"\\e[H", "ed-move-to-beg"}, {"\\eOH", "ed-move-to-beg"}, {"\\e[1~", "ed-move-to-beg"},
    {"\\e[F", "ed-move-to-end"}, {"\\eOF", "ed-move-to-end"}, {"\\e[4~", "ed-move-to-end"},
  };
  el_set(el, EL_GETCFN, get_character);
  el_set(el, EL_ADDFN, "complete-with-notes", "Complete the word", complete);
  el_set(el, EL_ADDFN, "suspend", "Stop the program until it is continued", suspend_key);
  el_set(el, EL_ADDFN, "begin-paste", "Take what follows as text", begin_paste);
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    el_set(el, EL_BIND, keys[i][0], keys[i][1], NULL);
  }
}
