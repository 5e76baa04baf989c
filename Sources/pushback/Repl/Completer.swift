import PushbackCore
import PushbackLibrary
import PushbackTerminal

/// What Tab offers at each place of the conversation, each with a word beside it.
struct Completer {
  let repl: Repl

  init(_ repl: Repl) { self.repl = repl }

  /// For the line up to the cursor. The completions' texts replace its last word.
  func completions(_ line: String) -> [Completion] {
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count > 1, let name = Command.Name(rawValue: words[0] == "?" ? "help" : words[0]),
      let command = Command.named(name)
    else { return words.count > 1 ? [] : starting(with: words.first ?? "") }
    return matching(candidates(for: command.completes), words[words.count - 1])
  }

  private func starting(with word: String) -> [Completion] {
    let commands = Command.table.map { Completion(text: $0.name.rawValue, note: $0.summary) }
    return matching(choices + commands, word)
  }

  private var choices: [Completion] {
    switch repl.place {
    case .playing:
      (repl.session.play.agenda?.offered ?? []).map { Completion(text: $0.id.text, note: $0.text) }
    case .choosingStory(let ids):
      ids.map { Completion(text: $0.text, note: repl.outside.stories.headline($0)?.title ?? "") }
    case .choosingText, .reviewing, .quoting, .seating, .explaining, .listing, .naming,
      .addressing:
      repl.choices.map { Completion(text: $0.text, note: "") }
    }
  }

  private func candidates(for kind: Command.Completes) -> [Completion] {
    switch kind {
    case .nothing: []
    case .debriefs: [Completion(text: "more", note: "the whole debrief")]
    case .topics:
      Command.table.map { Completion(text: $0.name.rawValue, note: $0.summary) }
        + [Completion(text: "exit-codes", note: "what the program's exit codes mean")]
    case .measures:
      repl.session.play.scenario.measures.map {
        Completion(text: $0.text, note: repl.content.measure($0)?.question ?? "")
      }
    case .sessions:
      Records(repl.outside).all.map { Completion(text: $0.id, note: $0.state.rawValue) }
    case .guides:
      repl.content.guides.map { Completion(text: $0.id, note: $0.summary) }
        + repl.content.articles.map { Completion(text: $0.id, note: $0.title) }
    case .drafts:
      repl.content.texts.kinds.map { Completion(text: $0.id, note: $0.label) } + candidates(for: .files)
    case .files: repl.outside.files().map { Completion(text: $0, note: "") }
    }
  }

  private func matching(_ all: [Completion], _ word: String) -> [Completion] {
    all.filter { $0.text.hasPrefix(word) }
  }
}

extension Repl {
  /// At a vote: that counts are wanted, or what Enter takes.
  private func vote(_ numbers: String) -> String {
    guard let leaders = session.play.poll.open?.leaders, let agenda = session.play.agenda else {
      return "slips for \(numbers)"
    }
    guard leaders.count == 1 else { return leaders.map(agenda.name).joined(separator: " or ") }
    return "Enter takes \(agenda.name(of: leaders[0]))"
  }

  /// What the line editor shows: the numbers there are, else where one is.
  var prompt: String {
    let numbers = choices.indices.map { "\($0 + 1)" }.joined(separator: ", ")
    switch place {
    case .reviewing: return "adopt, later, drop?"
    case .seating(let seating): return seating.team == nil ? "team?" : "people?"
    case .explaining: return "why?"
    case .listing(let list): return "\(list.title)?"
    case .naming: return "name, date?"
    case .quoting: return "keep, strike?"
    case .addressing: return "\(choices.map(\.text).joined(separator: ", "))?"
    case .playing where session.play.votesHere: return "\(vote(numbers))?"
    case .choosingStory, .choosingText, .playing: return numbers.isEmpty ? "pushback>" : "\(numbers)?"
    }
  }
}
