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

  /// Nothing that the repository's settings name is started, nothing is fetched, and nothing is asked at the terminal.
  private func run(_ arguments: [String], input: String = "") throws -> ChildProcess.Result {
    let result = try program.run(
      ["--no-pager", "-c", "log.showSignature=false", "-c", "core.fsmonitor=false"] + arguments,
      input: Data(input.utf8),
      environment: [
        "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none", "LC_ALL": "C",
      ],
      patience: Git.patience)
    if result.isTooSlow {
      throw Failure(.failed, "git took longer than \(Int(Git.patience)) seconds. Ask for fewer commits.")
    }
    return result
  }

  /// The topmost folder of the working tree.
  func top() throws -> String {
    let result = try run(["rev-parse", "--show-toplevel"])
    if result.isSuccess { return result.line }
    throw Failure(
      .failed,
      "git finds no working tree here: \(result.complaint). Go to one; --policy FILE names the rules from anywhere."
    )
  }

  /// The commits of a range such as `main..HEAD`, newest first, and what could not be looked at; without a range the last
  /// commit alone.
  func commits(_ range: String?, countingLines: Bool) throws -> (commits: [Commit], notes: [String]) {
    let format = "%H%x00%P%x00%ae%x00%ce%x00%B%x00%(trailers:only=true,unfold=true)"
    let fields = try log(["-z", "--encoding=UTF-8", "--format=tformat:\(format)"], range)
      .split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    let records = stride(from: 0, to: fields.count - 5, by: 6).map { Array(fields[$0..<$0 + 6]) }
    let parents = try parents(of: edge().intersection(records.map { $0[0] }))
    var (lines, notes) = ([String: Int](), [String]())
    if !parents.isEmpty, countingLines || range != nil {
      let edge =
        parents.count > 1
        ? "its \(parents.count) oldest commits" : "commit \(parents.keys.first?.prefix(12) ?? "")"
      notes.append(
        "This is a shallow clone: nothing before \(edge) is looked at, nor how many lines change there. "
          + "git fetch --unshallow gets the rest.")
    }
    if countingLines {
      do {
        lines = try changedLines(range).filter { parents[$0.key] == nil }
      } catch is Failure {
        notes.append(
          "git cannot count the lines that a commit changes, so no size is checked; in a partial clone it has not every "
            + "file. git fetch --refetch --no-filter gets them.")
      }
    }
    let commits = records.map { record in
      Commit(
        id: record[0], message: record[4],
        trailers: record[5].split(separator: "\n").compactMap { Commit.Trailer(String($0)) },
        people: [record[2], record[3]].map { $0.lowercased() },
        parents: parents[record[0]] ?? record[1].split(separator: " ").count, changedLines: lines[record[0]])
    }
    return (commits, notes)
  }

  /// Commits whose parents a shallow clone is without.
  private func edge() throws -> Set<String> {
    let path = try run(["rev-parse", "--git-path", "shallow"]).line
    let ids = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return Set(ids.split(separator: "\n").map(String.init))
  }

  /// How many parents commits have, also where those are not here.
  private func parents(of commits: Set<String>) throws -> [String: Int] {
    var (counts, current) = ([String: Int](), "")
    guard !commits.isEmpty else { return counts }
    let raw = try said(
      ["log", "--no-walk", "--stdin", "--format=raw"], of: commits.joined(separator: "\n") + "\n")
    for line in raw.split(separator: "\n") {
      if line.hasPrefix("commit ") {
        current = String(line.dropFirst("commit ".count))
        counts[current] = 0
      } else if line.hasPrefix("parent ") {
        counts[current, default: 0] += 1
      }
    }
    return counts
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
    throw Failure(
      .failed,
      "git cannot show \(range.map { "the commits \($0)" } ?? "the last commit"): \(result.complaint)."
        + (range == nil ? "" : " --range takes two names of commits, as main..HEAD."))
  }

  /// A message before it is committed, without what git will take out of it. While a merge waits to be committed, and
  /// while the last commit is one and nothing else is to change, it is a merge.
  func commit(message: String) throws -> Commit {
    // So git tells its hooks that nobody edits the message.
    let isEdited = ProcessInfo.processInfo.environment["GIT_EDITOR"] != ":"
    let cleanup = try run(["config", "commit.cleanup"]).line
    let keepsRemarks =
      isEdited ? ["whitespace", "verbatim", "scissors"].contains(cleanup) : cleanup != "strip"
    // Whatever stands for # there.
    let scissors = " ------------------------ >8 ------------------------"
    let lines = message.components(separatedBy: "\n")
    let kept = isEdited ? Array(lines.prefix { !$0.hasSuffix(scissors) }) : lines
    let whole = try said(
      ["stripspace"] + (keepsRemarks ? [] : ["--strip-comments"]), of: kept.joined(separator: "\n"))
    // A line of dashes ends a patch that is mailed; in a commit it is part of the message.
    let trailers = try said(["interpret-trailers", "--parse", "--no-divider"], of: whole)
    let isMerge =
      try isThere("MERGE_HEAD")
      || isThere("HEAD^2") && run(["diff-index", "--cached", "--quiet", "HEAD"]).isSuccess
    return Commit(
      message: whole, trailers: trailers.split(separator: "\n").compactMap { Commit.Trailer(String($0)) },
      parents: isMerge ? 2 : 1)
  }

  private func isThere(_ name: String) throws -> Bool {
    try run(["rev-parse", "--quiet", "--verify", name]).isSuccess
  }

  private func said(_ arguments: [String], of text: String) throws -> String {
    let result = try run(arguments, input: text)
    guard result.isSuccess else { throw Failure(.failed, "git cannot read the message.") }
    return result.text
  }
}

extension ChildProcess.Result {
  /// The one line that it says: blanks may belong to a name in it.
  fileprivate var line: String { text.hasSuffix("\n") ? String(text.dropLast()) : text }

  /// Why git does not do it, and the remedy where it gives one.
  fileprivate var complaint: String {
    let lines = error.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
    let words = lines.joined(separator: " ")
    return words.isEmpty
      ? "it does not say why" : words.hasPrefix("fatal: ") ? String(words.dropFirst(7)) : words
  }
}
