import ArgumentParser

/// Everything done with a draft: written, unless another word says what.
struct PolicyDraft: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft",
    abstract: "The policy draft from reviewed sessions, or the questions from unreviewed ones.",
    subcommands: [
      WriteDraft.self, ShowEvidence.self, TryDraft.self, LintDraft.self, DiffDrafts.self, ExportDraft.self,
    ],
    defaultSubcommand: WriteDraft.self)
}
