import Foundation

/// A git repository that exists for one test.
struct Repository {
  let home: Home

  init() throws {
    home = try Home(adding: [
      "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Dana",
      "GIT_COMMITTER_NAME": "Dana",
      "GIT_AUTHOR_EMAIL": "dana@example.com", "GIT_COMMITTER_EMAIL": "dana@example.com",
    ])
    try git("init", "--quiet", "--initial-branch=main")
  }

  /// Runs git in it.
  @discardableResult
  func git(_ arguments: String..., input: String = "") throws -> Binary.Result {
    let result = try Binary.run(arguments, input: input, in: home, path: "/usr/bin/git")
    guard result.code == 0 else { throw Trouble(description: "git \(arguments): \(result.error)") }
    return result
  }

  struct Trouble: Error, CustomStringConvertible {
    let description: String
  }

  func commit(_ message: String, file: String = "file", text: String? = nil) throws {
    if let text { _ = try home.write(text, to: file) }
    try git("add", "--all", "--", ".", ":!record")
    try git("commit", "--quiet", "--allow-empty", "--cleanup=verbatim", "--file=-", input: message)
  }

  /// As many commits as asked for, by one process.
  func fill(_ count: Int, message: (Int) -> String) throws {
    var stream = ""
    for number in 1...count {
      let text = message(number)
      stream += """
        commit refs/heads/main
        committer Dana <dana@example.com> \(1_700_000_000 + number) +0000
        data \(text.utf8.count)
        \(text)
        M 100644 inline file
        data \(String(number).utf8.count)
        \(number)

        """
    }
    try git("fast-import", "--quiet", "--force", input: stream)
  }
}
