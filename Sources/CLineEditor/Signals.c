#include "Signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/// The first four concern every reader; the rest only one that has the terminal in its own mode.
static const int watched[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};
static const int crashes[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP};

static atomic_int marks[NSIG];
static int wake[2] = {-1, -1};
static size_t watching;
static struct sigaction before[COUNT(watched)];
static struct sigaction before_crash[COUNT(crashes)];

static atomic_int guarding;
static struct {
  int output;
  struct termios modes;
  const char *last;
} guarded;

static void mark(int number) {
  int kept = errno;
  atomic_store(&marks[number], 1);
  ssize_t written = write(wake[1], "", 1);
  (void)written;
  errno = kept;
}

static void restore(void) {
  if (!atomic_exchange(&guarding, 0)) { return; }
  ssize_t written = write(guarded.output, guarded.last, strlen(guarded.last));
  (void)written;
  tcsetattr(guarded.output, TCSANOW, &guarded.modes);
}

/// Returning repeats what crashed, this time under the handler that was there before; what somebody sent has
/// to be sent again.
static void crash(int number, siginfo_t *information, void *context) {
  (void)context;
  restore();
  for (size_t i = 0; i < COUNT(crashes); i++) {
    if (crashes[i] == number) { sigaction(number, &before_crash[i], NULL); }
  }
  if (information->si_code <= 0) { raise(number); }
}

static bool open_pipe(void) {
  if (wake[0] >= 0) { return true; }
  if (pipe(wake) < 0) { return false; }
  for (int i = 0; i < 2; i++) {
    fcntl(wake[i], F_SETFL, fcntl(wake[i], F_GETFL) | O_NONBLOCK);
    fcntl(wake[i], F_SETFD, FD_CLOEXEC);
  }
  return true;
}

bool signals_begin(bool editing) {
  static bool registered;
  if (watching > 0 || !open_pipe()) { return false; }
  if (!registered) { registered = atexit(restore) == 0; }
  signals_drain();
  watching = editing ? COUNT(watched) : 4;
  for (size_t i = 0; i < watching; i++) {
    atomic_store(&marks[watched[i]], 0);
    struct sigaction action = {.sa_handler = mark, .sa_flags = SA_RESTART};
    sigaction(watched[i], NULL, &before[i]);
    // Whoever started us with a signal ignored, as nohup does, meant it.
    if (before[i].sa_handler != SIG_IGN) { sigaction(watched[i], &action, NULL); }
  }
  for (size_t i = 0; editing && i < COUNT(crashes); i++) {
    struct sigaction action = {.sa_sigaction = crash, .sa_flags = SA_ONSTACK | SA_SIGINFO};
    sigaction(crashes[i], &action, &before_crash[i]);
  }
  return true;
}

void signals_end(void) {
  for (size_t i = 0; i < watching; i++) { sigaction(watched[i], &before[i], NULL); }
  for (size_t i = 0; watching == COUNT(watched) && i < COUNT(crashes); i++) {
    sigaction(crashes[i], &before_crash[i], NULL);
  }
  watching = 0;
}

int signals_wake(void) { return wake[0]; }

void signals_drain(void) {
  char bytes[64];
  while (read(wake[0], bytes, sizeof bytes) > 0) {}
}

bool signals_pending(int number) { return atomic_load(&marks[number]) != 0; }
bool signals_take(int number) { return atomic_exchange(&marks[number], 0) != 0; }

void signals_stop(void) {
  struct sigaction stop = {.sa_handler = SIG_DFL}, ours;
  sigset_t only, mask;
  sigemptyset(&only);
  sigaddset(&only, SIGTSTP);
  sigaction(SIGTSTP, &stop, &ours);
  pthread_sigmask(SIG_UNBLOCK, &only, &mask);
  raise(SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGTSTP, &ours, NULL);
}

void guard_begin(int output, const struct termios *modes, const char *last) {
  guarded.output = output;
  guarded.modes = *modes;
  guarded.last = last;
  atomic_store(&guarding, 1);
}

void guard_end(void) { atomic_store(&guarding, 0); }
