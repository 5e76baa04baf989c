/// What can be chosen at a place, and by which words: a number, a name, a verb that only one choice bears, or the
/// unambiguous beginning of a name.
package struct Choosable: Hashable, Sendable {
  package let choices: [ChoiceID]
  private let verbs: [Verb?]

  package init(_ choices: [ChoiceID], verbs: [Verb?] = []) {
    self.choices = choices
    self.verbs = verbs
  }

  /// The word a choice is known by on screen: its verb, or its id where the verb does not say which.
  package func name(of choice: ChoiceID) -> String {
    guard let index = choices.firstIndex(of: choice), verbs.indices.contains(index), let verb = verbs[index],
      verbs.count(where: { $0 == verb }) == 1
    else { return choice.text }
    return verb.rawValue
  }

  /// The choice that a line means.
  package func choice(_ line: String) throws(Misunderstanding) -> ChoiceID {
    if let number = Int(line) {
      guard number >= 1, number <= choices.count else {
        throw Misunderstanding(
          choices.isEmpty
            ? "There is nothing to choose here. Type help to see what you can do."
            : "There is no choice \(number). Type a number from 1 to \(choices.count).")
      }
      return choices[number - 1]
    }
    if let exact = choices.first(where: { $0.text == line }) { return exact }
    // A choice is shown by its verb, so that comes before the beginning of a name nobody sees.
    let ofVerb = zip(choices, verbs).filter { $1?.rawValue == line }.map(\.0)
    if let only = ofVerb.first {
      guard ofVerb.count == 1 else { throw shared(line, ofVerb) }
      return only
    }
    let begun = choices.filter { $0.text.hasPrefix(line) }
    guard begun.count == 1 else { throw unknown(line, begun: begun) }
    return begun[0]
  }

  /// Every choice begins with nothing, so an empty line must not be taken for the only one.
  var nothing: Misunderstanding {
    switch choices.count {
    case 0: Misunderstanding("Type help to see what you can do.")
    case 1: Misunderstanding("Type 1 to choose, or help to see what else you can do.")
    default:
      Misunderstanding("Type a number from 1 to \(choices.count), or help to see what else you can do.")
    }
  }

  /// Several choices bear the same verb, so only their numbers tell them apart on screen.
  private func shared(_ verb: String, _ meant: [ChoiceID]) -> Misunderstanding {
    let numbers = choices.indices.filter { meant.contains(choices[$0]) }.map { "\($0 + 1)" }
    return Misunderstanding("“\(verb)” could be \(numbers.joined(separator: " or ")). Type the number.")
  }

  private func unknown(_ line: String, begun: [ChoiceID]) -> Misunderstanding {
    if begun.count > 1 {
      return Misunderstanding(
        "“\(line)” could be \(begun.map(\.text).joined(separator: " or ")). Type a little more.")
    }
    let word = String(line.prefix { $0 != " " && $0 != "\t" })
    if word.count < line.count, (try? choice(word)) != nil, Int(word) == nil {
      let rest = String(line.dropFirst(word.count)).trimmed
      return Misunderstanding("After “\(word)” only a reason can stand. For example: \(word) because \(rest)")
    }
    let known =
      Command.Name.allCases.map(\.rawValue) + choices.map(\.text) + verbs.compactMap { $0?.rawValue }
    if let near = nearest(word, among: known) {
      return Misunderstanding("“\(word)” is not something one can do here. Did you mean \(near)?")
    }
    let numbers = choices.isEmpty ? "Type " : "Type a number from 1 to \(choices.count), or "
    return Misunderstanding(
      "“\(word)” is not something one can do here. \(numbers)help to see what there is.")
  }
}
