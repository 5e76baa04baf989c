#ifndef C_LINE_EDITOR_H
#define C_LINE_EDITOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// libedit without varargs, and a reader of plain lines for where there is nothing to edit on.
///
/// One editor at a time, and one thread for all of its calls: signal handlers only leave a mark that the
/// reading thread finds.
typedef struct line_editor line_editor;

enum { LINE_EDITOR_LIMIT = 4096 };

typedef enum __attribute__((enum_extensibility(closed))) line_editor_outcome {
  line_editor_outcome_line,
  line_editor_outcome_interrupted,
  line_editor_outcome_end,
  line_editor_outcome_terminated,
  line_editor_outcome_woken,
} line_editor_outcome;

/// What to write to switch bracketed paste on and off.
typedef struct line_editor_paste {
  const char *on;
  const char *off;
} line_editor_paste;

typedef void (*line_editor_completer)(void *context);
/// Asked a few times a second while nothing is typed; true ends the reading.
typedef bool (*line_editor_watcher)(void *context);

/// False where no locale can read UTF-8: then nothing may be edited.
bool line_editor_use_utf8(void);
/// The width of the terminal behind a descriptor, or 0.
int line_editor_columns(int output);
int line_editor_rows(int output);

/// NULL where memory or the terminal fails. The descriptors stay the caller's, and outlive the editor.
line_editor *line_editor_open_terminal(int input, int output, const char *type, line_editor_paste paste);
line_editor *line_editor_open_plain(int input, int output);
void line_editor_close(line_editor *editor);

/// Puts a line in reach of the up key.
void line_editor_remember(line_editor *editor, const char *line);
/// A reading that was woken leaves no trace on the screen, and the next one begins with what had been typed.
line_editor_outcome line_editor_read(
  line_editor *editor, const char *prompt, line_editor_completer completer, line_editor_watcher watcher,
  void *context);

/// What was read, until the next call; or within a completer, what is left of the cursor.
const uint32_t *line_editor_text(line_editor *editor, size_t *count);
/// The signal that ended the reading, where one did.
int line_editor_signal(const line_editor *editor);
/// Whether what was read had been too long, and whether some of it was not UTF-8.
bool line_editor_was_cut(const line_editor *editor);
bool line_editor_was_repaired(const line_editor *editor);
/// Whether a read would find something already there.
bool line_editor_input_waits(const line_editor *editor);
/// Forgets an interrupt that came since the last reading, and says whether there was one.
bool line_editor_take_interrupt(line_editor *editor);

/// Within a completer: puts text in place of the last so many characters left of the cursor.
void line_editor_replace(line_editor *editor, size_t count, const char *text);
/// Within a completer: shows lines below what is typed.
void line_editor_list(line_editor *editor, const char *lines);

#endif
