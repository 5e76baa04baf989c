import Foundation

/// ^C, held back so that work can come to a good end. It is asked for and never acts by itself.
struct Interrupt {
  init() {
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_BLOCK, &interrupt, nil)
  }

  var hasCome: Bool {
    var pending = sigset_t()
    sigemptyset(&pending)
    sigpending(&pending)
    return sigismember(&pending, SIGINT) == 1
  }
}
