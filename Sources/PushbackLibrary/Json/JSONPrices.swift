import PushbackCore

/// What Markdown has in its bill: prices, acts and positions.
extension JSONReader {
  mutating func effects(_ node: JSONNode?) -> [Effect] {
    var effects: [Effect] = []
    for node in elements(node, "“effects”") {
      guard
        let fields = object(node, "a price", keys: ["measure", "amount"], required: ["measure", "amount"]),
        let at = fields["measure"], let measure = text(at, "“measure”"), let price = fields["amount"]
      else { continue }
      guard vocabulary.measures.isEmpty || vocabulary.measures.contains(measure) else {
        report(
          .unknownName(
            measure, "measure", among: vocabulary.measures, called: "measures",
            otherwise: "measures stand in Content/measures.yaml", at: at.place), at)
        continue
      }
      measured.insert(measure)
      guard let amount = price.integer, amount != 0, amount.magnitude <= 99 else {
        let trouble = "a price is a whole number from -99 to 99 and never 0, not \(price.given)"
        report(.price(trouble, "write another number", at: price.place), price)
        continue
      }
      guard !effects.contains(where: { $0.measure.text == measure }) else {
        report(.twicePriced("the measure “\(measure)”", at: at.place), at)
        continue
      }
      effects.append(Effect(MeasureID(measure), amount))
    }
    return effects
  }

  mutating func acts(_ node: JSONNode?) -> [ActID] {
    var acts: [ActID] = []
    for node in elements(node, "“acts”") {
      guard let act = text(node, "an act") else { continue }
      if acts.contains(ActID(act)) {
        report(.twicePriced("the act “\(brief(act))”", at: node.place), node)
      } else if !vocabulary.acts.isEmpty, !vocabulary.acts.contains(act) {
        report(
          .unknownName(
            act, "act", among: vocabulary.acts.sorted(), called: "acts",
            otherwise: "acts stand in Content/acts.yaml", at: node.place), node)
      } else if !isWord(act) {
        report(
          .price("“\(brief(act))” is no act", "use small letters, digits and hyphens", at: node.place), node)
      } else {
        acts.append(ActID(act))
      }
    }
    return acts
  }

  mutating func positions(_ node: JSONNode?) -> [Position] {
    var positions: [Position] = []
    for node in elements(node, "“positions”") {
      guard let name = text(node, "a position") else { continue }
      guard let position = Position(name), isWord(position.topic), isWord(position.stance) else {
        report(
          .price(
            "“\(brief(name))” is no position", "write topic/stance: exceptions/risk-acceptance",
            at: node.place),
          node)
        continue
      }
      if positions.contains(position) {
        report(.twicePriced("the position “\(brief(name))”", at: node.place), node)
      } else if let finding = vocabulary.trouble(in: position, at: node.place, stanceAt: node.place) {
        report(finding, node)
      } else {
        positions.append(position)
      }
    }
    return positions
  }
}
