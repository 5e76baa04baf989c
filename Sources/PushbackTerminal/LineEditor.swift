import CLineEditor
import Foundation

/// Where lines come from: edited at a terminal, or read as they are from a pipe, a file or a plain terminal.
///
/// It blocks, and everything happens on the thread that calls; one at a time in a process.
package final class LineEditor {
  package enum Input: Hashable, Sendable {
    case line(String)
    /// ^C: what was typed is dropped.
    case interrupted
    /// ^D, or the end of a file.
    case end
    /// Asked to go, by SIGTERM, SIGHUP or SIGQUIT; the terminal is as it was before the prompt.
    case terminated(signal: Int32)
    /// What was waited for has happened. The prompt is gone from the screen, and what was typed stands after the next.
    case woken
  }

  /// What the last reading did to what was typed, to be told to whoever typed it.
  package private(set) var remarks: [String] = []

  private let editor: OpaquePointer
  private let output: Int32
  private let appearance: Appearance
  private var history: History?
  /// Whether keys edit the line; elsewhere the terminal keeps what is typed until Enter.
  package let isEdited: Bool
  private let showsPrompts: Bool
  private var openingRemarks: [String] = []

  /// Nil where there is no memory, or where another editor is open.
  package init?(
    history: History?, appearance: Appearance, input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO
  ) {
    self.history = history
    self.appearance = appearance
    self.output = output
    showsPrompts = isatty(input) == 1 && isatty(output) == 1
    var edited: OpaquePointer?
    if case .keys(let terminal) = appearance.editing, showsPrompts {
      if line_editor_use_utf8() {
        edited = Escape.pasteOn.withCString { on in
          Escape.pasteOff.withCString { off in
            line_editor_open_terminal(input, output, terminal, line_editor_paste(on: on, off: off))
          }
        }
      } else {
        openingRemarks = ["No UTF-8 locale was found, so lines cannot be edited here; set LANG=C.UTF-8."]
      }
    }
    guard let editor = edited ?? line_editor_open_plain(input, output) else { return nil }
    self.editor = editor
    isEdited = edited != nil
    if isEdited { history?.lines().forEach { line_editor_remember(editor, $0) } }
  }

  deinit { line_editor_close(editor) }

  /// Shows the prompt, where somebody can see it, and waits for a line. `completing` gets what is left of the
  /// cursor. `waking` is asked a few times a second while nothing is typed, and ends the waiting where it is true.
  package func read(
    prompt: StyledText, completing: @escaping (String) -> [Completion] = { _ in [] },
    waking: (() -> Bool)? = nil
  ) -> Input {
    remarks = openingRemarks
    openingRemarks = []
    let waiting = Waiting(editor: editor, output: output, completing: completing, waking: waking ?? { false })
    let plain = showsPrompts ? prompt.encoded(for: .none) : ""
    let shown = isEdited ? prompt.prompt(for: appearance.colour) : plain
    let watcher: line_editor_watcher = { context in
      context.map { Unmanaged<Waiting>.fromOpaque($0).takeUnretainedValue().waking() } ?? false
    }
    let outcome = withExtendedLifetime(waiting) {
      line_editor_read(
        editor, shown, { $0.map { Unmanaged<Waiting>.fromOpaque($0).takeUnretainedValue().press() } },
        waking == nil ? nil : watcher, Unmanaged.passUnretained(waiting).toOpaque())
    }
    switch outcome {
    case .line: return .line(takeLine())
    case .interrupted: return .interrupted
    case .end: return .end
    case .terminated: return .terminated(signal: line_editor_signal(editor))
    case .woken: return .woken
    }
  }

  /// Keeps a line for the up key, now and in later sessions.
  package func remember(_ line: String) {
    if isEdited { line_editor_remember(editor, line) }
    do {
      try history?.add([line])
    } catch {
      openingRemarks.append(error.description)
      history = nil
    }
  }

  /// Whether more is there to read without waiting.
  package var inputWaits: Bool { line_editor_input_waits(editor) }

  /// Whether ^C was pressed since the last reading; the next one then knows nothing of it.
  package func takeInterrupt() -> Bool { line_editor_take_interrupt(editor) }

  private func takeLine() -> String {
    let scalars = scalars(of: editor)
    if line_editor_was_cut(editor) {
      remarks.append("That line was too long; its first 4,096 characters were kept.")
    }
    if line_editor_was_repaired(editor) || scalars.contains("\0") {
      remarks.append("Some of that was not UTF-8 text; what could not be read is shown as \u{FFFD}.")
    }
    let text = scalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }
    let lines = isEdited ? text.split(separator: pastedNewline) : [text[...]]
    return lines.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
      .precomposedStringWithCanonicalMapping
  }
}

/// Stands for a newline that was pasted, while the line is edited.
private let pastedNewline: Unicode.Scalar = "\u{23CE}"

private func scalars(of editor: OpaquePointer) -> [Unicode.Scalar] {
  var count = 0
  let text = UnsafeBufferPointer(start: line_editor_text(editor, &count), count: count)
  return text.map { Unicode.Scalar($0) ?? "\u{FFFD}" }
}

/// What is asked of the program while a line is read: by the Tab key, and while nothing is typed.
private final class Waiting {
  let editor: OpaquePointer
  let output: Int32
  let completing: (String) -> [Completion]
  let waking: () -> Bool

  init(
    editor: OpaquePointer, output: Int32, completing: @escaping (String) -> [Completion],
    waking: @escaping () -> Bool
  ) {
    self.editor = editor
    self.output = output
    self.completing = completing
    self.waking = waking
  }

  func press() {
    let line = String(String.UnicodeScalarView(scalars(of: editor)))
    let press = TabPress(after: line, completing(line))
    if !press.inserted.isEmpty { line_editor_replace(editor, press.replaced, press.inserted) }
    if press.candidates.isEmpty { return }
    let width = Appearance.columns(of: output) ?? 80
    line_editor_list(editor, press.list(width: max(Appearance.narrowest, width)).map { $0 + "\n" }.joined())
  }
}

extension Appearance {
  /// How wide the terminal behind a descriptor is now; nil where it is none or will not say.
  package static func columns(of descriptor: Int32) -> Int? {
    let columns = Int(line_editor_columns(descriptor))
    return columns > 0 ? columns : nil
  }

  /// How many lines the terminal on a descriptor shows; nil if it is none or does not say.
  package static func rows(of descriptor: Int32) -> Int? {
    let rows = Int(line_editor_rows(descriptor))
    return rows > 0 ? rows : nil
  }
}
