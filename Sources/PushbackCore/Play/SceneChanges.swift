/// What its author changed in a story, scene by scene and by title, as it is told on saving.
extension Scenario {
  /// Names beyond these are counted.
  private static let named = 3

  /// A sentence each for what is new, gone and edited; none where nobody who plays would notice.
  package func changes(since old: Scenario) -> [String] {
    let added = scenes.filter { old.scene($0.id) == nil }.map { "“\($0.title)”" }
    let gone = old.scenes.filter { scene($0.id) == nil }.map { "“\($0.title)”" }
    let edited = scenes.compactMap { scene -> String? in
      let aspects = old.scene(scene.id).map(scene.changes) ?? []
      return aspects.isEmpty ? nil : "“\(scene.title)” (\(aspects.joined(separator: ", ")))"
    }
    let isOpened = (title, role, introduction) != (old.title, old.role, old.introduction)
    return [
      Scenario.sentence("New", added), Scenario.sentence("Gone", gone),
      Scenario.sentence("Edited", (isOpened ? ["what stands before the first scene"] : []) + edited),
    ].compactMap(\.self)
  }

  private static func sentence(_ what: String, _ names: [String]) -> String? {
    guard !names.isEmpty else { return nil }
    // One more name is no longer than saying that there is one more.
    let shown = names.count > named + 1 ? named : names.count
    let more = names.count > shown ? ", and \(names.count - shown) more" : ""
    return "\(what): \(names[..<shown].joined(separator: ", "))\(more)."
  }
}

extension Scene {
  fileprivate func changes(since old: Scene) -> [String] {
    let (ways, before) = (exit.ways, old.exit.ways)
    let shared = ways.compactMap { way in before.first { $0.name == way.name }.map { (way, $0) } }
    let sameWays = ways.map(\.name) == before.map(\.name) && shared.allSatisfy { $0.rest == $1.rest }
    let sameWords =
      (title, prose, questions, exit.question) == (old.title, old.prose, old.questions, old.exit.question)
      && shared.allSatisfy { $0.words == $1.words }
    let samePrices = shared.allSatisfy { $0.price == $1.price }
    return [
      sameWords ? nil : "words", sameWays ? nil : exit.isEnding && old.exit.isEnding ? "fates" : "choices",
      samePrices ? nil : "prices",
    ].compactMap(\.self)
  }
}

/// A way out of a scene, taken apart into what can change by itself.
private struct TakenApart {
  var name: String
  var words: [Passage] = []
  var price: [Effect] = []
  /// The way without its words, its price and its place in the file.
  var rest: Exit
}

extension Exit {
  fileprivate var isEnding: Bool { if case .ending = self { true } else { false } }
  fileprivate var question: String? { if case .decision(let decision) = self { decision.argue } else { nil } }

  fileprivate var ways: [TakenApart] {
    func words(_ text: String, _ more: [Passage] = []) -> [Passage] {
      [Passage(.paragraph(Text(text)))] + more
    }
    switch self {
    case .decision(let decision):
      return decision.choices.map { choice in
        var rest = choice
        (rest.text, rest.says, rest.effects, rest.place) = ("", [], [], .start)
        rest.guardedBy?.reason = ""
        return TakenApart(
          name: choice.id.text, words: words(choice.text + (choice.guardedBy?.reason ?? ""), choice.says),
          price: choice.effects, rest: .decision(Decision(choices: [rest])))
      }
    case .chance(let outcomes):
      return outcomes.map { outcome in
        var rest = outcome
        (rest.text, rest.says, rest.effects, rest.place) = ("", [], [], .start)
        return TakenApart(
          name: outcome.target.text, words: words(outcome.text, outcome.says), price: outcome.effects,
          rest: .chance([rest]))
      }
    case .continuation(let ways):
      return ways.enumerated().map { index, way in
        var rest = way
        (rest.text, rest.place) = ("", .start)
        return TakenApart(name: "\(index)", words: words(way.text), rest: .continuation([rest]))
      }
    case .ending(var ending):
      let price = ending.effects
      ending.effects = []
      return [TakenApart(name: "ending", price: price, rest: .ending(ending))]
    }
  }
}
