import ArgumentParser
import Foundation
import PushbackCore
import PushbackLibrary
import PushbackTerminal

struct AnalyzeScenario: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Every outcome of a scenario, exactly, before anybody plays it.",
    discussion: """
      For developers: --model drn writes the decision process in the explicit format of the Storm model checker.
      """)

  @Argument(help: "The story’s name, as `pushback list` gives it, or a file.")
  var scenario: String

  @ArgumentParser.Option(
    name: .customLong("given"), help: "Begin with a fact at another value: FACT=VALUE. May be repeated.")
  var given: [String] = []

  @ArgumentParser.Option(help: "A draft (.md or .json): leave out the choices that its rules forbid.")
  var rules: String?

  @Flag(help: "As one JSON object, by Content/analysis.schema.json.")
  var json = false

  @Flag(help: "List every plan that alone is best for some weighting, however long it takes.")
  var allPlans = false

  @Flag(help: "Look for plans only for a moment; what else is said stays exact.")
  var quick = false

  @ArgumentParser.Option(
    help: "Write everything as one page to this file, or into this folder, for a team to open; - shows it.")
  var html: String?

  @Flag(help: "Overwrite the file if it is there.")
  var force = false

  @ArgumentParser.Option(help: ArgumentHelp("Write the decision process itself: drn.", visibility: .hidden))
  var model: Model?

  @OptionGroup var shelves: Shelves
  @OptionGroup var looks: Looks

  enum Model: String, ExpressibleByArgument, CaseIterable {
    case drn
  }

  func validate() throws {
    if json, html != nil { throw ValidationError("Say --json or --html, not both.") }
    if quick, allPlans { throw ValidationError("Say --quick or --all-plans, not both.") }
    if force, html == nil { throw ValidationError("--force goes with --html.") }
  }

  func run() throws {
    let outside = try shelves.outside()
    let library = outside.stories
    let rules = try self.rules.map { try RuleSource.rules(file: $0, outside.content.value) } ?? .none
    if let file = self.rules, let words = try RuleSource(outside).leftOut(file) {
      Screen.standardError("\(words)\n")
    }
    let machine = try Given(given).machine(
      of: try Story(scenario, in: library).machine(library).scenario, under: rules)
    if model == .drn {
      let process = try solved { () throws(Analysis.Obstacle) in
        DecisionProcess(try Analysis(machine, forgetting: false))
      }
      return process.write(Screen.standardOut)
    }
    let report = try solved { () throws(Analysis.Obstacle) in
      try Report(machine, frontWork: allPlans ? .max : quick ? Front.quickly : Front.thoroughly)
    }
    if let html {
      let page = report.page(library.content.value, graph: picture(of: machine))
      // A scenario's own language is not declared; the page's words are English.
      return try OutputPlace(path: html == "-" ? nil : html, force: force).write(
        page.html(title: report.title), defaultName: "\(machine.scenario.id)-analysis.html")
    }
    if json { return Screen.standardOut(report.json.pretty + "\n") }
    looks.show(report.document(outside.content.value))
  }

  /// The story's graph, drawn where Graphviz is installed; else its outline.
  private func picture(of machine: Machine) -> [Block] {
    let shape = Shape(machine)
    let outline = Outline(shape)
    let lines = Renderer(Appearance(colour: .none, layout: .unwrapped)).text(of: outline)
    let words = [Block.code(lines.split(separator: "\n").map(String.init), language: "")] + outline.key.blocks
    let summary = shape.summary.blocks.filter { if case .heading = $0 { false } else { true } }
    do { return summary + [.drawing(try Graphviz.places(of: Placement(shape, words: words)))] } catch {
      let advice = "Where Graphviz is installed (apt-get install graphviz), this is a picture."
      return summary + words + [.aside(Text(advice))]
    }
  }

  private func solved<Value>(_ solve: () throws(Analysis.Obstacle) -> Value) throws -> Value {
    do { return try solve() } catch { throw Failure(.data, error.advice(scenario)) }
  }
}

/// Facts that begin at another value.
struct Given {
  let pairs: [String]

  init(_ pairs: [String]) { self.pairs = pairs }

  func machine(of scenario: Scenario, under rules: Rules = .none) throws -> Machine {
    var scenario = scenario
    for pair in pairs {
      let parts = pair.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      guard parts.count == 2 else {
        throw Failure(.usage, "--given takes FACT=VALUE, not “\(neutral(pair))”.")
      }
      guard let index = scenario.facts.firstIndex(where: { $0.name.text == parts[0] }) else {
        let names = scenario.facts.map(\.name.text)
        let near = nearest(parts[0], among: names).map { " Did you mean \($0)?" } ?? ""
        throw Failure(
          .usage,
          "There is no fact “\(neutral(parts[0]))”.\(near) The facts: \(names.joined(separator: ", ")).")
      }
      guard let value = scenario.facts[index].value(of: parts[1]) else {
        let words = scenario.facts[index].bounds.prefix(12).map(scenario.facts[index].word)
        throw Failure(
          .usage, "“\(parts[0])” cannot be “\(neutral(parts[1]))”. It takes \(words.joined(separator: ", "))."
        )
      }
      scenario.facts[index].first = value
    }
    guard let machine = Machine(scenario, under: rules) else {
      throw Failure(.data, "The facts no longer fit.")
    }
    return machine
  }
}

extension Analysis.Obstacle {
  /// Why a scenario cannot be analysed, and what to do.
  func advice(_ name: String) -> String {
    switch self {
    case .tooManyStates: sentence
    case .faulty, .endless, .effectInLoop:
      "\(name) has errors, so nothing exact can be said about it; pushback check \(name) says which."
    case .hardlyEverLeft: "\(sentence) Run pushback check \(name) first."
    }
  }
}
