#define _GNU_SOURCE 1 // wcwidth

#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <unistd.h>
#include <wchar.h>
#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

bool pseudo_terminal_open(unsigned short columns, int *person, int *program) {
  struct winsize size = {.ws_row = 24, .ws_col = columns};
  if (openpty(person, program, NULL, NULL, &size) < 0) { return false; }
  fcntl(*person, F_SETFD, FD_CLOEXEC);
  fcntl(*program, F_SETFD, FD_CLOEXEC);
  return true;
}

pid_t pseudo_terminal_spawn(
  const char *path, char *const arguments[], char *const environment[], unsigned short columns, int *person)
{
  struct winsize size = {.ws_row = 24, .ws_col = columns};
  pid_t child = forkpty(person, NULL, NULL, &size);
  if (child == 0) {
    // Between fork and exec of a process with threads, only what a signal handler may do.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < NSIG; number++) { signal(number, SIG_DFL); }
    execve(path, arguments, environment);
    _exit(127);
  }
  if (child > 0) { fcntl(*person, F_SETFD, FD_CLOEXEC); }
  return child;
}

int c_library_width(uint32_t scalar) {
  locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  locale_t before = uselocale(utf8);
  int width = wcwidth((wchar_t)scalar);
  uselocale(before);
  freelocale(utf8);
  return width;
}
