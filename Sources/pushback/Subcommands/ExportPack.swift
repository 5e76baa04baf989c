import PushbackCore

extension ExportDraft.Source {
  var standing: AdoptionPack.Standing { policy?.standing(written: date) ?? .draft(written: date) }

  /// The policy, without the sentences that call it a draft where it is none any more.
  func signed(_ texts: PolicyTexts) -> Document {
    guard policy?.isInForce == true else { return document }
    return Document(
      document.blocks.compactMap { block in
        guard case .paragraph(let text) = block else { return block }
        if text.plain == texts.notLegalAdvice { return .paragraph("This is not legal advice.") }
        return text.plain.hasPrefix("This draft is in force for nobody until") ? nil : block
      })
  }
}
