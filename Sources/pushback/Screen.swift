import Foundation
import PushbackCore
import PushbackTerminal

/// Where turns are shown: as text for people, or as one JSON object a line.
final class Screen {
  enum Surface {
    /// Asked anew each time: the window may have been resized.
    case text(() -> Appearance)
    case json
  }

  let surface: Surface
  private let out: (String) -> Void
  private let error: (String) -> Void
  private var transcript: Transcript?
  /// Whether text is missing from a transcript.
  private(set) var hasLostText = false

  init(
    _ surface: Surface, out: @escaping (String) -> Void = Screen.standardOut,
    error: @escaping (String) -> Void = Screen.standardError
  ) {
    self.surface = surface
    self.out = out
    self.error = error
  }

  /// Shows what is durable by now, and copies it to a transcript if one is wanted.
  func show(_ turns: [Turn], copyingTo transcript: Transcript?) {
    self.transcript = transcript
    guard !turns.isEmpty else { return }
    switch surface {
    case .json:
      let lines = turns.compactMap { $0.json.map { $0.text + "\n" } }.joined()
      out(lines)
      copy(lines)
    case .text(let appearance):
      for document in turns.map(\.document) where !document.blocks.isEmpty {
        print(document, in: appearance(), to: out)
      }
    }
  }

  /// A line that was typed, for the transcript.
  func heard(_ line: String) { copy("> \(neutral(line))\n\n") }

  /// A line that nobody types here, shown as if somebody had.
  func echo(_ line: String) {
    if case .text = surface { out("\(neutral(PlayFile.mark(line)))\n\n") }
  }

  /// A blank line between what was typed and what is answered.
  func space() { out("\n") }

  /// Something that is no part of the story: to standard error.
  func note(_ text: String) { error(neutral(text) + "\n") }

  /// The same where it has several lines.
  func note(_ document: Document) { error(document.plainText) }

  /// An error at a terminal, where it belongs with what was typed.
  func complain(_ text: String) {
    switch surface {
    case .json: error("\(neutral(text))\n")
    case .text(let appearance):
      print(Document([.paragraph(Text(text))]), in: appearance(), to: error)
    }
  }

  /// The line that ends a piped run.
  func refuse(line: Int, _ input: String, _ reason: any Error) {
    let message = Failure(reason).message
    if case .json = surface {
      show([.refused(line: line, input: input, message: message)], copyingTo: transcript)
    }
    note("line \(line): \(message)")
  }

  /// To the screen, and to the transcript as the same text without its styling.
  private func print(_ document: Document, in appearance: Appearance, to stream: (String) -> Void) {
    stream(Renderer(appearance).text(of: document) + "\n")
    var unstyled = appearance
    unstyled.colour = .none
    copy(Renderer(unstyled).text(of: document) + "\n")
  }

  /// That a transcript has ended early is said once.
  private func copy(_ text: String) {
    guard let transcript, transcript.trouble == nil else { return }
    transcript.add(text)
    guard let trouble = transcript.trouble else { return }
    hasLostText = true
    complain(trouble)
  }

  static func standardOut(_ text: String) { Streams.out(text) }
  static func standardError(_ text: String) { Streams.error(text) }
}
