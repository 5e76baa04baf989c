/// A trial to read: what changes first, then its price, then where it leaves nobody anything to do.
extension Trial {
  package static let title = "Tried against the stories"

  /// `content` names the measures.
  package func document(_ content: Content) -> Document {
    Document([.heading(1, Text(Trial.title))] + blocks(content, level: 2))
  }

  /// As a part of something larger, its headings from a level on.
  package func blocks(_ content: Content, level: Int) -> [Block] {
    [.paragraph(Text(Trial.how))] + forceBlocks(content) + rewordedBlocks + idleBlocks
      + stories.flatMap { $0.blocks(rules, content, level: level) }
  }

  private static let how =
    "Every choice that a rule forbids is taken out, and the story is worked out again. “Of plays” means that every "
    + "choice that is left is made at random; a plan is the best that a player can do who aims at that ending. These "
    + "are stories: they say where a rule bites, and nothing about how likely anything is at work."

  /// Every rule is taken as kept; which of them nobody has to keep.
  private func forceBlocks(_ content: Content) -> [Block] {
    func numbers(_ belongs: (Clause, Rules.Rule) -> Bool) -> String? {
      let found = rules.rules.filter { rule in
        wordings[rule.number] != .reworded && content.clause(rule.position).map { belongs($0, rule) } ?? false
      }.map { "\($0.number)" }
      return found.isEmpty ? nil : "rule\(found.count == 1 ? "" : "s") \(found.listed)"
    }
    let proposed = numbers { clause, _ in clause.isProposal }.map {
      "proposals to people and legal, which bind nobody before those have adopted them (\($0))"
    }
    let advised = numbers { !$0.isProposal && !$1.binds(content, wordings) }.map { "advice (\($0))" }
    let weak = [proposed, advised].compactMap(\.self)
    guard !weak.isEmpty else { return [] }
    return [
      .paragraph(
        Text("Every rule is taken as kept. Some of them are only \(weak.joined(separator: ", and "))."))
    ]
  }

  /// What no figure knows of.
  private var rewordedBlocks: [Block] {
    let numbers = wordings.filter { $0.value == .reworded }.keys.sorted().map { "\($0)" }
    guard !numbers.isEmpty else { return [] }
    let one = numbers.count == 1
    return [
      .paragraph(
        Text(
          "Rule\(one ? "" : "s") \(numbers.listed) \(one ? "was" : "were") reworded by hand, so what \(one ? "it forbids" : "they forbid") "
            + "in a story is not known: the figures leave \(one ? "it" : "them") out."))
    ]
  }

  private var idleBlocks: [Block] {
    if rules.isEmpty { return [.paragraph("No rule was adopted, so nothing changes.")] }
    let names = idle.filter { wordings[$0.number] != .reworded }.map { "rule \($0.number), \($0.position)" }
    let known = rules.rules.count - wordings.values.count { $0 == .reworded }
    guard known > 0 else { return [] }
    guard !names.isEmpty else {
      let every = known == rules.rules.count ? "Every rule" : "Every other rule"
      return [.paragraph(Text("\(every) forbids something in one of them."))]
    }
    let place = stories.count == 1 ? "this story" : "any of these stories"
    return [
      .paragraph(
        Text(
          names.count == rules.rules.count
            ? "No rule changes anything in \(place)."
            : "\(names.count) of \(rules.rules.count) rules change nothing in \(place): "
              + "\(names.joined(separator: "; "))."))
    ]
  }
}

extension Trial.Story {
  /// Longer lists are for programs.
  static let shown = 3

  fileprivate func blocks(_ rules: Rules, _ content: Content, level: Int) -> [Block] {
    var blocks: [Block] = [.heading(level, Text(scenario.title))]
    let lost = endings.filter { $0.isGood && $0.most.after == 0 && $0.most.before > 0 }
    let changed = endings.filter { $0.isBad && $0.hasChanged }
      .sorted { abs($1.blind.after - $1.blind.before) < abs($0.blind.after - $0.blind.before) }
    blocks.append(
      changed.isEmpty
        ? .paragraph("No ending that is bad for somebody becomes more likely or less.")
        : .list(changed.map { [.paragraph(Text($0.sentence))] }))
    if !lost.isEmpty {
      blocks.append(
        .paragraph(
          Text(
            "Lost with them, though good for somebody and bad for nobody: \(lost.map(\.lossWords).listed).")))
    }
    blocks += [.paragraph(Text(verdict))] + endingTable + price(content) + stuckBlocks
    return blocks + worstBlocks(level: level + 1) + closingBlocks
  }

  /// Whether it became better or worse, in one sentence.
  private var verdict: String {
    func bad(_ figure: (Trial.Figures) -> Double) -> Double {
      endings.filter(\.isBad).reduce(0) { $0 + figure($1.blind) }
    }
    let (before, after) = (bad(\.before), bad(\.after))
    let some = "an ending that is bad for somebody"
    let stuckToo =
      stuck.isEmpty
      ? "" : " In \(percentage(stuckOdds)) of plays nobody comes to any end: the rules leave nothing to do."
    if abs(after - before) < 0.0005 { return "Under this draft \(some) is as likely as before.\(stuckToo)" }
    let binding =
      bindingOdds.map { " Without what is only advice or a proposal it is \(percentage($0))." } ?? ""
    if percentage(after) == percentage(before) {
      let how = after < before ? "slightly less" : "slightly more"
      return
        "Under this draft \(some) comes \(how) often than before, in \(percentage(after)) of plays.\(binding)\(stuckToo)"
    }
    return
      (after < before
      ? "Under this draft \(some) comes in \(percentage(after)) of plays instead of \(percentage(before))."
      : "It becomes worse: \(some) comes in \(percentage(after)) of plays instead of \(percentage(before)).")
      + binding + stuckToo
  }

  private var endingTable: [Block] {
    let rows = endings.sorted { $1.blind.before < $0.blind.before }.map { ending in
      let bad = ending.fates.filter { $0.outlook == .bad }.map(\.party.text).joined(separator: ", ")
      return [
        Text(ending.title), Text(percentage(ending.blind.before)), Text(percentage(ending.blind.after)),
        Text(percentage(ending.most.before)), Text(percentage(ending.most.after)), Text(bad),
      ]
    }
    let dead: [[Text]] =
      stuck.isEmpty
      ? []
      : [
        ["Stuck: the rules leave nothing to do", "0 %", Text(percentage(stuckOdds)), "0 %", "", "everybody"]
      ]
    return [
      .table(
        Table(
          header: [
            "ending", "of plays", "under the draft", "at most, by plan", "under the draft", "bad for",
          ],
          rows: rows + dead, rightAligned: [1, 2, 3, 4]))
    ]
  }

  private func price(_ content: Content) -> [Block] {
    guard !measures.isEmpty else { return [] }
    let rows = zip(scenario.measures, measures).map { id, figures in
      [
        Text(content.measure(id)?.name ?? id.text), Text(signed(figures.before)), Text(signed(figures.after)),
        Text(signed(figures.printedChange)),
      ]
    }
    return [
      .table(
        Table(
          header: ["its price", "before", "under the draft", "change"], rows: rows, rightAligned: [1, 2, 3])),
      .aside("Expected totals of a play; more is better in every measure."),
    ]
  }

  private var stuckBlocks: [Block] {
    guard !stuck.isEmpty else { return [] }
    let rest = stuck.count - Trial.Story.shown
    return [
      .paragraph(
        Text(
          "In \(percentage(stuckOdds)) of plays the rules leave somebody nothing to do"
            + (rest > 0 ? "; the first \(Trial.Story.shown) of \(stuck.count) places:" : ":"))),
      .list(
        stuck.prefix(Trial.Story.shown).map { place in
          let numbers = place.rules.map { "\($0)" }.joined(separator: ", ")
          return [
            .paragraph(
              Text(
                "“\(place.title)”, \(percentage(place.odds)) of plays, under rule\(place.rules.count == 1 ? "" : "s") "
                  + "\(numbers). \(place.path.words)"))
          ]
        }),
    ]
  }
}

extension Trial.Figures {
  /// The difference of what is printed, so that a reader who subtracts finds it.
  fileprivate var printedChange: Double { ((after * 10).rounded() - (before * 10).rounded()) / 10 }
}

extension Trial.Ending {
  fileprivate var lossWords: String { "“\(title)”, which came in \(percentage(blind.before)) of plays" }

  fileprivate var hasChanged: Bool {
    abs(blind.after - blind.before) > 0.0005 || abs(most.after - most.before) > 0.0005
  }

  /// `“The pager” falls from 41 % to 6 % of plays; 3 ways to it remain: …`
  var sentence: String {
    if most.after == 0 {
      return "“\(title)” can no longer be reached; it came in \(percentage(blind.before)) of plays."
    }
    let change = blind.after - blind.before
    let moved =
      percentage(blind.before) == percentage(blind.after)
      ? "stays at \(percentage(blind.after)) of plays"
      : "\(change < 0 ? "falls" : "rises") from \(percentage(blind.before)) to \(percentage(blind.after)) of plays"
    let texts = ways.map(\.text)
    let names = ways.prefix(3).map { way in
      // Two choices may say the same in two scenes.
      let place = texts.count { $0 == way.text } > 1 ? " in “\(way.title)”" : ""
      return "“\(way.text.withoutFullStop)”\(place)"
    }.joined(separator: ", ")
    let more = ways.count > 3 ? " and \(ways.count - 3) more" : ""
    let remain =
      ways.isEmpty
      ? "dice alone lead to it"
      : ways.count == 1
        ? "one way to it remains: \(names)" : "\(ways.count) ways to it remain: \(names)\(more)"
    return "“\(title)” \(moved); \(remain)."
  }
}

extension String {
  fileprivate var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
