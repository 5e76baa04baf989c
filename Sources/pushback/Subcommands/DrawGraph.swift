import ArgumentParser
import Foundation
import PushbackCore
import PushbackJournal
import PushbackLibrary
import PushbackTerminal

struct DrawGraph: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "A story’s scenes and the ways between them, as an outline or a drawing.",
    discussion: """
      text is an outline for the terminal. mermaid is drawn by forges; written to a file that ends in .md, it is a \
      block of Markdown. dot is for Graphviz, and svg is a picture, for which Graphviz must be installed. With \
      --session the path that was taken is marked.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, mermaid, dot, svg

    /// By the end of a file's name; nil where it says nothing that is known here.
    init?(path: String) {
      switch path.endingPart.lowercased() {
      case "txt", "text": self = .text
      case "mmd", "mermaid", "md": self = .mermaid
      case "dot", "gv": self = .dot
      case "svg": self = .svg
      default: return nil
      }
    }
  }

  @Argument(help: "The story’s name, as `pushback list` gives it, or a file.")
  var scenario: String

  @ArgumentParser.Option(help: "text, mermaid, dot or svg.")
  var format: Format?

  @ArgumentParser.Option(help: "Mark the path of this session, in the text it was played with.")
  var session: String?

  @OptionGroup var output: Output
  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  func run() throws {
    let outside = try shelves.outside()
    let story = try Story(scenario, in: outside.stories)
    let shape =
      try session.map { try played($0, of: story, outside) } ?? Shape(story.machine(outside.stories))
    switch try chosen() {
    case .text: try write(shape)
    case .mermaid: try write(try mermaid(shape), ending: "mmd", of: shape)
    case .dot: try write(Dot(shape).text, ending: "dot", of: shape)
    case .svg: try write(try Graphviz.svg(of: Dot(shape)), ending: "svg", of: shape)
    }
  }

  /// As asked for, or as the file's name ends. Another ending than the known ones is somebody's own choice only beside
  /// --format.
  private func chosen() throws -> Format {
    guard let path = output.output, !FilesBelow.isFolder(path), !path.endingPart.isEmpty else {
      return format ?? .text
    }
    let named = Format(path: path)
    guard let one = format ?? named else {
      throw Failure(
        .usage,
        "A name that ends in .\(path.endingPart) says no format of a graph: \(neutral(path)). Give it one that ends in .txt, "
          + ".mmd, .dot or .svg, or add --format.")
    }
    guard named == nil || named == one else {
      throw Failure(
        .usage,
        "\(neutral(path)) is not the name of a file of \(one.rawValue). Give it another ending, or leave out --format."
      )
    }
    return one
  }

  /// A session's own text may be an older one than the story's.
  private func played(_ name: String, of story: Story, _ outside: Outside) throws -> Shape {
    let records = Records(outside)
    let header = try records.recording(name).header
    guard header.scenario == story.id else {
      throw Failure(
        .failed,
        "\(name) is a session of \(neutral(header.scenario.text)), not of \(story.id). The command sessions lists "
          + "them.")
    }
    if header.source != story.text {
      Screen.standardError(
        "The story has changed since \(neutral(name)) was played; this is its text of then.\n")
    }
    return Shape(try records.play(name).play)
  }

  private func write(_ shape: Shape) throws {
    let outline = Outline(shape)
    func text(in appearance: Appearance) -> String {
      let renderer = Renderer(appearance)
      return [
        renderer.text(of: shape.summary), renderer.text(of: outline), renderer.text(of: outline.key),
      ].joined(separator: "\n")
    }
    guard output.output != nil else { return Screen.standardOut(text(in: looks.look.appearance())) }
    try write(text(in: Appearance(colour: .none, layout: .unwrapped)), ending: "txt", of: shape)
  }

  private func write(_ text: String, ending: String, of shape: Shape) throws {
    try output.write(text, defaultName: "\(shape.id).\(ending)")
  }

  private func mermaid(_ shape: Shape) throws -> String {
    do throws(Mermaid.TooLarge) {
      let mermaid = try Mermaid(shape)
      return output.output?.hasSuffix(".md") == true ? mermaid.fenced : mermaid.text
    } catch {
      throw Failure(
        .failed,
        "Forges draw Mermaid of at most \(Mermaid.mostEdges) ways and \(Mermaid.mostCharacters) characters, and this "
          + "story has \(error.edges) ways and takes \(error.characters) characters. --format svg draws it.")
    }
  }
}
