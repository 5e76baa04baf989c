import Foundation
import PushbackCore

/// The program `git`, asked about the repository one stands in.
struct Git {
  private let program: ChildProcess
  /// In seconds; a history of 10,000 commits takes less than one.
  private static let patience = 120.0

  init() throws {
    guard let program = ChildProcess("git") else {
      throw Failure(
        .failed,
        "This needs git, which is not installed here. apt-get install git gets it, on a Mac xcode-select --install."
      )
    }
    self.program = program
  }

  /// Nothing that the repository's settings name is started, and nothing is asked at the terminal.
  private func run(_ arguments: [String], input: String = "") throws -> ChildProcess.Result {
    let result = try program.run(
      ["--no-pager", "-c", "log.showSignature=false", "-c", "core.fsmonitor=false"] + arguments,
      input: Data(input.utf8),
      environment: ["GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"],
      patience: Git.patience)
    if result.isTooSlow {
      throw Failure(.failed, "git took longer than \(Int(Git.patience)) seconds. Ask for fewer commits.")
    }
    return result
  }

  /// The topmost folder of the working tree; nil outside a repository.
  func top() throws -> String? {
    let result = try run(["rev-parse", "--show-toplevel"])
    return result.isSuccess ? result.text.trimmed : nil
  }

  /// The commits of a range such as `main..HEAD`, newest first; without one the last commit alone.
  func commits(_ range: String?, countingLines: Bool) throws -> [Commit] {
    let format = "%H%x00%P%x00%ae%x00%ce%x00%B%x00%(trailers:only=true,unfold=true)"
    let fields = try log(["-z", "--encoding=UTF-8", "--format=tformat:\(format)"], range)
      .split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    let lines = countingLines ? try changedLines(range) : [:]
    return stride(from: 0, to: fields.count - 5, by: 6).map { start in
      let record = fields[start..<start + 6].map { $0 }
      return Commit(
        id: record[0], message: record[4],
        trailers: record[5].split(separator: "\n").compactMap { Commit.Trailer(String($0)) },
        people: [record[2], record[3]].map { $0.lowercased() },
        parents: record[1].split(separator: " ").count, changedLines: lines[record[0]])
    }
  }

  /// Lines added and removed, by commit. A file that is no text counts none.
  private func changedLines(_ range: String?) throws -> [String: Int] {
    var (counts, current) = ([String: Int](), "")
    let arguments = [
      "--no-merges", "--no-ext-diff", "--no-textconv", "--numstat", "--format=tformat:commit %H",
    ]
    for line in try log(arguments, range).split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: "\t"), maxSplits: 2)
      if words.count == 3 {
        counts[current, default: 0] += words.prefix(2).reduce(0) {
          $0 + (Int(String(decoding: $1, as: UTF8.self)) ?? 0)
        }
      } else {
        current = String(decoding: line.dropFirst("commit ".utf8.count), as: UTF8.self)
        counts[current] = 0
      }
    }
    return counts
  }

  private func log(_ arguments: [String], _ range: String?) throws -> Data {
    let what = range.map { ["--end-of-options", $0] } ?? ["--max-count=1", "--end-of-options", "HEAD"]
    let result = try run(["log"] + arguments + what + ["--"])
    if result.isSuccess { return result.out }
    let complaint = result.error.split(separator: "\n").first.map(String.init) ?? "it does not say why"
    throw Failure(
      .failed,
      "git cannot show \(range.map { "the commits \($0)" } ?? "the last commit"): \(complaint). "
        + "--range takes two names of commits, as main..HEAD.")
  }

  /// A message before it is committed, without git's own remarks in it. While a merge waits to be committed, it is one.
  func commit(message: String) throws -> Commit {
    let cut = message.range(of: "# ------------------------ >8 ------------------------")
    let whole = try said(
      ["stripspace", "--strip-comments"], of: String(message[..<(cut?.lowerBound ?? message.endIndex)]))
    // A line of dashes ends a patch that is mailed; in a commit it is part of the message.
    let trailers = try said(["interpret-trailers", "--parse", "--no-divider"], of: whole)
    let isMerge = try run(["rev-parse", "--quiet", "--verify", "MERGE_HEAD"]).isSuccess
    return Commit(
      message: whole, trailers: trailers.split(separator: "\n").compactMap { Commit.Trailer(String($0)) },
      parents: isMerge ? 2 : 1)
  }

  private func said(_ arguments: [String], of text: String) throws -> String {
    let result = try run(arguments, input: text)
    guard result.isSuccess else { throw Failure(.failed, "git cannot read the message.") }
    return result.text
  }
}
