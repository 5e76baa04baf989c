#include "CLineEditor.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "Editor.h"
#include "Signals.h"

_Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "a wide character is a Unicode scalar");

bool line_editor_use_utf8(void) {
  static const char *const names[] = {"", "C.UTF-8", "en_US.UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (setlocale(LC_CTYPE, names[i]) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) { return true; }
  }
  return false;
}

void say(line_editor *e, const char *text) {
  fputs(text, e->out);
  fflush(e->out);
}

line_editor *editor_of(EditLine *el) {
  line_editor *e = NULL;
  el_get(el, EL_CLIENTDATA, &e);
  return e;
}

void keep_text(line_editor *e, const wchar_t *text, ptrdiff_t count) {
  e->cut = e->cut || count > LINE_EDITOR_LIMIT;
  e->count = count > LINE_EDITOR_LIMIT ? LINE_EDITOR_LIMIT : (size_t)count;
  memcpy(e->text, text, e->count * sizeof *e->text);
}

static char *show_prompt(EditLine *el) { return (char *)editor_of(el)->prompt; }

static FILE *open_copy(int descriptor, const char *mode) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
  return copy < 0 ? NULL : fdopen(copy, mode);
}

line_editor *line_editor_open_plain(int input, int output) {
  line_editor *e = calloc(1, sizeof *e);
  if (!e) { return NULL; }
  e->output = output;
  e->typed.input = input;
  e->out = open_copy(output, "w");
  e->has_signals = e->out && signals_begin(false);
  if (e->has_signals) { return e; }
  line_editor_close(e);
  return NULL;
}

line_editor *line_editor_open_terminal(int input, int output, const char *type, line_editor_paste paste) {
  line_editor *e = calloc(1, sizeof *e);
  if (!e) { return NULL; }
  e->output = output;
  e->typed.input = input;
  e->paste = (line_editor_paste){strdup(paste.on), strdup(paste.off)};
  e->prompt = "";
  e->in = open_copy(input, "r");
  e->out = open_copy(output, "w");
  e->errors = fopen("/dev/null", "we"); // libedit's own remarks about the terminal's type
  bool ready = e->paste.on && e->paste.off && e->in && e->out && e->errors;
  e->has_signals = ready && signals_begin(true);
  // libedit makes the terminal to its liking as soon as it starts; it shall do so only while it reads.
  bool has_modes = tcgetattr(output, &e->modes) == 0;
  e->el = e->has_signals ? el_init("pushback", e->in, e->out, e->errors) : NULL;
  if (has_modes) { tcsetattr(output, TCSADRAIN, &e->modes); }
  e->history = history_init();
  if (!e->el || !e->history) {
    line_editor_close(e);
    return NULL;
  }
  HistEvent event;
  history(e->history, &event, H_SETSIZE, 2000);
  history(e->history, &event, H_SETUNIQUE, 1);
  el_set(e->el, EL_TERMINAL, type);
  el_set(e->el, EL_CLIENTDATA, e);
  el_set(e->el, EL_SIGNAL, 0);
  el_set(e->el, EL_EDITOR, "emacs");
  el_set(e->el, EL_PROMPT_ESC, show_prompt, '\1');
  el_set(e->el, EL_HIST, history, e->history);
  bind_keys(e->el);
  return e;
}

void line_editor_close(line_editor *e) {
  if (e->el) { el_end(e->el); }
  if (e->history) { history_end(e->history); }
  if (e->in) { fclose(e->in); }
  if (e->out) { fclose(e->out); }
  if (e->errors) { fclose(e->errors); }
  if (e->has_signals) { signals_end(); }
  free((char *)e->paste.on);
  free((char *)e->paste.off);
  free(e);
}

void line_editor_remember(line_editor *e, const char *line) {
  HistEvent event;
  if (e->history) { history(e->history, &event, H_ENTER, line); }
}

// MARK: - Reading lines

static void keep_half(line_editor *e) {
  const LineInfoW *line = el_wline(e->el);
  ptrdiff_t count = line->lastchar - line->buffer;
  e->half_count = count > LINE_EDITOR_LIMIT ? LINE_EDITOR_LIMIT : (int)count;
  e->half_cursor = (int)(line->cursor - line->buffer);
  wmemcpy(e->half, line->buffer, (size_t)e->half_count);
}

static void read_edited(line_editor *e) {
  take_terminal(e);
  int count = 0;
  const wchar_t *line = el_wgets(e->el, &count);
  if (line && count > 0 && e->outcome == line_editor_outcome_line) {
    keep_text(e, line, line[count - 1] == '\n' || line[count - 1] == '\r' ? count - 1 : count);
  } else if (e->outcome == line_editor_outcome_line) {
    e->outcome = line_editor_outcome_end;
    say(e, "\n");
  } else if (e->outcome == line_editor_outcome_woken) {
    keep_half(e);
    wipe(e);
  } else {
    const LineInfoW *typed = el_wline(e->el);
    bool hides_nothing = typed->cursor == typed->lastchar;
    if (e->outcome == line_editor_outcome_interrupted && hides_nothing) { say(e, "^C"); }
    go_below(e);
  }
  give_terminal_back(e);
}

static void read_plainly(line_editor *e) {
  uint32_t scalar = 0;
  int got;
  size_t read = 0;
  while ((got = characters_next(&e->typed, attend, e, &scalar)) > characters_end && scalar != '\n') {
    if (got == characters_idle) {
      // What is typed waits in the terminal; only between two lines is nothing lost.
      if (read > 0 || !e->watcher || !e->watcher(e->context)) { continue; }
      e->outcome = line_editor_outcome_woken;
      break;
    }
    read++;
    if (e->count <= LINE_EDITOR_LIMIT) { e->text[e->count++] = scalar; }
  }
  if (got == characters_end && read == 0) { e->outcome = line_editor_outcome_end; }
  if (e->count > 0 && e->count == read && e->text[e->count - 1] == '\r') {
    e->count--;
    read--;
  }
  // The key that ended it left the cursor behind the prompt.
  if (e->outcome != line_editor_outcome_line && isatty(e->output)) { say(e, "\n"); }
  e->cut = read > LINE_EDITOR_LIMIT;
  if (e->cut) { e->count = LINE_EDITOR_LIMIT; }
}

enum { WATCHING = 300 };

line_editor_outcome line_editor_read(
  line_editor *e, const char *prompt, line_editor_completer completer, line_editor_watcher watcher,
  void *context)
{
  fflush(NULL);
  e->outcome = line_editor_outcome_line;
  e->signal = 0;
  e->cut = e->typed.repaired = false;
  e->count = 0;
  e->prompt = prompt;
  e->completer = completer;
  e->watcher = watcher;
  e->context = context;
  e->typed.patience = watcher ? WATCHING : -1;
  e->searching = false;
  if (e->el) {
    read_edited(e);
  } else {
    say(e, prompt);
    read_plainly(e);
  }
  if (e->outcome == line_editor_outcome_interrupted) { characters_discard(&e->typed); }
  if (e->outcome != line_editor_outcome_line) { e->count = 0; }
  e->prompt = "";
  e->completer = NULL;
  e->watcher = NULL;
  return e->outcome;
}

const uint32_t *line_editor_text(line_editor *e, size_t *count) {
  *count = e->count;
  return e->text;
}

int line_editor_signal(const line_editor *e) { return e->signal; }
bool line_editor_was_cut(const line_editor *e) { return e->cut; }
bool line_editor_was_repaired(const line_editor *e) { return e->typed.repaired; }

bool line_editor_input_waits(const line_editor *e) {
  struct pollfd input = {e->typed.input, POLLIN, 0};
  return e->typed.next < e->typed.end || poll(&input, 1, 0) > 0;
}

bool line_editor_take_interrupt(line_editor *e) {
  (void)e;
  return signals_take(SIGINT);
}
