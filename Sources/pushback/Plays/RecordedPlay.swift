import Foundation
import PushbackCore

/// A play file that grows while somebody plays: each line is on disk before the next one is read.
final class RecordedPlay {
  /// Where to, and what becomes of a file that is there already.
  struct Place {
    enum Existing {
      case kept, replaced
    }

    var path: String
    var existing = Existing.kept
  }

  let path: String
  /// Why the recording ended early; nil while it goes on.
  private(set) var trouble: String?
  private let file: FileHandle

  init(_ place: Place, _ header: PlayFile.Header) throws {
    path = place.path
    let flags = place.existing == .kept ? O_EXCL : O_TRUNC
    let descriptor = open(place.path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | flags, 0o644)
    guard descriptor >= 0 else {
      throw errno == EEXIST
        ? Failure(
          .refused, "\(place.path) is there already. Choose another name, or add --force to overwrite it.")
        : Failure(
          .failed, "\(place.path) cannot be written: \(OutputFile.words(errno)). Choose another place.")
    }
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    add(PlayFile(header).text)
  }

  func typed(_ line: String) { add(PlayFile.mark(neutral(line.trimmed)) + "\n") }

  /// What was shown, durable by now. The session's name will be another one the next time.
  func answered(_ answer: Answer, in session: String) {
    let lines = PlayFile.Part(typed: "", shown: answer.lines).expected.lines
    add(lines.map { $0.starring(session) + "\n" }.joined())
  }

  private func add(_ text: String) {
    guard trouble == nil else { return }
    do {
      try file.write(contentsOf: Data(text.utf8))
      try file.synchronize()
    } catch {
      trouble = "The recording ends here: \(path) cannot be written any more. The play itself goes on."
    }
  }
}

extension String {
  /// With `*` in the place of a word.
  fileprivate func starring(_ word: String) -> String {
    guard contains(word) else { return self }
    var (written, rest) = ("", self[...])
    while let found = rest.firstRange(of: word) {
      let isWord =
        found.upperBound == rest.endIndex
        || !(rest[found.upperBound].isLetter || rest[found.upperBound].isNumber)
      written += rest[..<found.lowerBound] + (isWord ? "*" : word)
      rest = rest[found.upperBound...]
    }
    return written + rest
  }
}
