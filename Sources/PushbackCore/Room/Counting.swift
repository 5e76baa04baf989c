/// Counted slips as they are typed: `2 5 3` in screen order, or `refuse=3 fix=5`.
package struct Counting {
  let choices: Choosable

  package init(_ choices: Choosable) { self.choices = choices }

  /// Whether a line can only be counts: several numbers, or names with numbers.
  package static func reads(_ line: String) -> Bool {
    let words = words(line)
    return !words.isEmpty
      && (words.allSatisfy(isNumber) ? words.count > 1 : words.allSatisfy { $0.contains("=") })
  }

  /// The counts a line begins with, and the words behind them; nil where it begins with none.
  package static func split(_ line: String) -> (counts: String, rest: String)? {
    var rest = line[...]
    var words: [Substring] = []
    while true {
      let from = rest.drop { $0.isWhitespace || $0 == "," }
      let word = from.prefix { !$0.isWhitespace && $0 != "," }
      guard !word.isEmpty, isNumber(String(word)) || (word.contains("=") && word.last?.isNumber == true)
      else {
        let counts = words.joined(separator: " ")
        return reads(counts) ? (counts, String(from).trimmed) : nil
      }
      words.append(word)
      rest = from.dropFirst(word.count)
    }
  }

  package func tally(_ line: String) throws(Misunderstanding) -> Tally<ChoiceID> {
    let words = Counting.words(line)
    if words.allSatisfy(Counting.isNumber) { return try inOrder(words) }
    var counts = choices.choices.map { Tally<ChoiceID>.Count($0, 0) }
    var named: Set<ChoiceID> = []
    for word in words {
      let parts = word.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw Misunderstanding("“\(word)” is no count. Type \(example), or the numbers in screen order.")
      }
      let choice = try choices.choice(parts[0])
      guard named.insert(choice).inserted else {
        throw Misunderstanding("“\(parts[0])” is counted twice. Give each choice one number.")
      }
      for index in counts.indices where counts[index].option == choice {
        counts[index].votes = try number(parts[1])
      }
    }
    return Tally(counts)
  }

  private func inOrder(_ words: [String]) throws(Misunderstanding) -> Tally<ChoiceID> {
    let options = choices.choices
    guard words.count == options.count else {
      throw Misunderstanding(
        "\(words.count) number\(words.count == 1 ? "" : "s") for \(options.count) choices. "
          + "Type one for each, in screen order, or \(example).")
    }
    var counts: [Tally<ChoiceID>.Count] = []
    for (option, word) in zip(options, words) { counts.append(Tally.Count(option, try number(word))) }
    return Tally(counts)
  }

  private func number(_ word: String) throws(Misunderstanding) -> Int {
    guard let number = Int(word), number >= 0 else {
      throw Misunderstanding("“\(word)” is no number of slips. Type a whole number, 0 or more.")
    }
    return number
  }

  private var example: String {
    choices.choices.prefix(2).map { "\(choices.name(of: $0))=2" }.joined(separator: " ")
  }

  private static func words(_ line: String) -> [String] {
    line.split { $0.isWhitespace || $0 == "," }.map(String.init)
  }

  private static func isNumber(_ word: String) -> Bool {
    let digits = word.first == "-" || word.first == "+" ? word.dropFirst() : word[...]
    return !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
  }
}
