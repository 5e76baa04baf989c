import PushbackCore

/// The pack of a draft, and what it has to say of itself.
extension ExportDraft {
  func writePack(_ draft: Source, to folder: String?, _ content: Content) throws {
    let pack = AdoptionPack(
      rules: draft.rules, standing: draft.standing, policy: draft.signed(content.texts))
    if pack.files.isEmpty {
      if let folder { try writer(folder).write([], leftovers: pack.leftovers) }
      throw nothing(in: draft)
    }
    guard let folder else {
      throw Failure(
        .usage, "A pack is a folder of files. Say where: --output FOLDER, which is the top of a repository.")
    }
    try writer(folder).write(pack.files, leftovers: pack.leftovers)
    if pack.policy != draft.markdown {
      Screen.standardError(
        "AI_POLICY.md leaves out what says that it is a draft, because the policy is signed.\n")
    }
    let numbers = draft.reworded.map(String.init)
    if !numbers.isEmpty {
      Screen.standardError(
        "\(numbers.count == 1 ? "Rule" : "Rules") \(numbers.listed): reworded, or of no clause that is known here, so "
          + "nothing but the policy itself says \(numbers.count == 1 ? "it" : "them").\n")
    }
    if let remarks = draft.policy?.remarksAmongRules, !remarks.isEmpty, draft.path != nil {
      Screen.standardError(
        "AI_POLICY.md alone has what else stands among the rules: \(remarks.prefix(3).map { "“\(neutral($0))”" }.listed)\n"
      )
    }
    if !pack.leftovers.isEmpty {
      let paths = pack.leftovers.map(\.path).joined(separator: ", ")
      Screen.standardError("Not part of this pack, because no rule asks for it: \(paths)\n")
    }
    if pack.commitPolicy == nil { Screen.standardError(noCheck(pack, content)) }
  }

  private func writer(_ folder: String) -> PackWriter {
    PackWriter(folder: folder, isForced: output.force)
  }

  private func noCheck(_ pack: AdoptionPack, _ content: Content) -> String {
    let clauses = content.topics.flatMap(\.clauses).filter { !$0.isProposal }
    let examples = [CommitRule.aiTrailer, .signedOff, .ticked].compactMap { check in
      clauses.first { $0.enforce.commits.contains(check) }.map { "\($0.position) (\($0.label))" }
    }
    let which =
      pack.rules.count == 1 ? "the rule leaves no" : "none of the \(pack.rules.count) rules leaves a"
    return
      "There is no check, because \(which) trace in a commit or in the description of a change. Rules that leave "
      + "one ask for a trailer, a sign-off or a ticked statement: \(examples.listed).\n"
  }

  private func nothing(in draft: Source) -> Failure {
    guard let path = draft.path else {
      return Failure(
        .failed,
        "No clause was adopted, so there is nothing to put to work. pushback review asks about each.")
    }
    guard !draft.reworded.isEmpty else {
      return Failure(.failed, "No rule can be read in \(path), so there is nothing to put to work.")
    }
    let which = draft.reworded.count == 1 ? "The only rule" : "Each of the \(draft.reworded.count) rules"
    return Failure(
      .failed,
      "\(which) of \(path) was reworded, or is of no clause that is known here, so no file of a pack would say the "
        + "same. Keep \(path) itself in the repository, as AI_POLICY.md.")
  }
}

extension ExportDraft.Source {
  var standing: AdoptionPack.Standing { policy?.standing(written: date) ?? .draft(written: date) }

  /// The policy, without the sentences that call it a draft where it is none any more.
  func signed(_ texts: PolicyTexts) -> String {
    guard policy?.isInForce == true else { return markdown }
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    for index in lines.indices {
      if lines[index] == texts.notLegalAdvice[...] { lines[index] = "This is not legal advice." }
      if lines[index].hasPrefix("This draft is in force for nobody until") { lines[index] = "" }
    }
    return lines.joined(separator: "\n").replacing("\n\n\n\n", with: "\n\n")
  }
}
