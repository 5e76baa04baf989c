/// What a stream can show and how its lines are typed, decided from values alone.
package struct Appearance: Hashable, Sendable {
  package enum ColourChoice: String, CaseIterable, Sendable {
    case auto, always, never
  }
  package enum StyleChoice: Sendable {
    case auto
    /// For screen readers, braille and logs: `--plain`.
    case plain
  }

  package enum Colour: Hashable, Sendable {
    case none, sixteen
  }
  package enum Layout: Hashable, Sendable {
    /// Wrapped to so many columns.
    case columns(Int)
    /// For a file or another program: nothing is wrapped.
    case unwrapped
    /// Nothing that needs eyes: no boxes, no bars, no columns; one thing a line.
    case linear
  }
  package enum Editing: Hashable, Sendable {
    /// Keys edit the line, on a terminal of this type.
    case keys(terminal: String)
    /// Whole lines arrive.
    case lines
  }

  /// Who reads along.
  package enum Audience: Hashable, Sendable {
    /// Whoever types.
    case typist
    /// A whole room before a projector: larger spacing, no hints for the keyboard.
    case room
  }

  package var colour: Colour
  package var layout: Layout
  package var editing: Editing
  package var audience: Audience

  package init(colour: Colour, layout: Layout, editing: Editing = .lines, audience: Audience = .typist) {
    self.colour = colour
    self.layout = layout
    self.editing = editing
    self.audience = audience
  }

  /// `columns` is what the terminal says; a variable that is set but empty counts as unset.
  package init(
    environment: [String: String], isTerminal: Bool, columns: Int?, colour: ColourChoice = .auto,
    style: StyleChoice = .auto, audience: Audience = .typist
  ) {
    self.audience = audience
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    func isOn(_ name: String) -> Bool { value(name).map { $0 != "0" } ?? false }

    let terminal = value("TERM").flatMap { ["dumb", "emacs"].contains($0) ? nil : $0 }
    let isLinear = style == .plain || isOn("ACCESSIBLE")

    self.colour =
      switch colour {
      case .always: .sixteen
      case .never: .none
      case .auto where value("NO_COLOR") != nil: .none
      case .auto where isOn("CLICOLOR_FORCE"): .sixteen
      case .auto where value("CLICOLOR") == "0" || !isTerminal || terminal == nil || isLinear: .none
      case .auto: .sixteen
      }

    if isLinear {
      layout = .linear
    } else if isTerminal {
      let asked = value("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
      let measured = columns.flatMap { $0 > 0 ? $0 : nil }
      let widest = audience == .room ? Self.widestProjected : Self.widest
      layout = .columns(min(max(asked ?? measured ?? 80, Self.narrowest), widest))
    } else {
      layout = .unwrapped
    }

    if isTerminal, !isLinear, let terminal {
      editing = .keys(terminal: terminal)
    } else {
      editing = .lines
    }
  }

  static let narrowest = 20
  static let widest = 200
  static let widestProjected = 100
}
