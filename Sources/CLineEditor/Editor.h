#ifndef EDITOR_H
#define EDITOR_H

#include <histedit.h>
#include <stdio.h>
#include <termios.h>

#include "CLineEditor.h"
#include "Characters.h"

struct line_editor {
  EditLine *el; // NULL where lines are read plainly
  History *history;
  int output;
  FILE *in, *out, *errors;
  struct termios modes;
  line_editor_paste paste;
  characters typed;
  const char *prompt;
  line_editor_completer completer;
  line_editor_watcher watcher;
  void *context;
  line_editor_outcome outcome;
  int signal;
  bool has_signals, cut, listed, searching;
  uint32_t text[LINE_EDITOR_LIMIT + 1];
  size_t count;
  // What was typed when the reading was woken; the next one begins with it.
  wchar_t half[LINE_EDITOR_LIMIT + 1];
  int half_count, half_cursor;
};

line_editor *editor_of(EditLine *el);
void say(line_editor *editor, const char *text);
void keep_text(line_editor *editor, const wchar_t *text, ptrdiff_t count);

// Screen.c
void take_terminal(line_editor *editor);
void give_terminal_back(line_editor *editor);
void go_below(line_editor *editor);
void wipe(line_editor *editor);
void redraw_resized(line_editor *editor);
void redraw_continued(line_editor *editor);
void suspend(line_editor *editor);

// Keys.c
bool attend(void *editor);
void bind_keys(EditLine *el);

#endif
