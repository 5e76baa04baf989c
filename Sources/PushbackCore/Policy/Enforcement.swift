extension Clause {
  /// What of a clause a forge, an agent or a commit check can hold people to.
  package struct Enforcement: Hashable, Sendable {
    /// Lines for the description of a change.
    package var pullRequest: String?
    /// A sentence for the files that tell agents how to work here.
    package var agents: String?
    package var commits: [CommitRule] = []
    /// Patterns of a CODEOWNERS file: paths that the clause's owner must approve.
    package var owners: [String] = []

    package init(
      pullRequest: String? = nil, agents: String? = nil, commits: [CommitRule] = [], owners: [String] = []
    ) {
      self.pullRequest = pullRequest
      self.agents = agents
      self.commits = commits
      self.owners = owners
    }

    package var isEmpty: Bool { self == Enforcement() }
  }
}

/// What a check of commits and change descriptions can see. A closed list: each needs code that looks for it.
package enum CommitRule: String, Hashable, Sendable, CaseIterable {
  case aiTrailer = "ai-trailer"
  case aiSaidEitherWay = "ai-said-either-way"
  case namesTool = "names-tool"
  case namesVersion = "names-version"
  case statesExtent = "states-extent"
  case signedOff = "signed-off"
  case humanSignOff = "human-sign-off"
  case noAICoauthor = "no-ai-coauthor"
  case noAI = "no-ai"
  case ticked
  case descriptionSays = "description-says"
  case small
  case linked
}
