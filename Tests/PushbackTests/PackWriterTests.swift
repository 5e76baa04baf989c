import Foundation
import Testing

@testable import PushbackCore
@testable import pushback

struct PackWriterTests {
  private let home: Home
  init() throws { home = try Home() }

  private var folder: String { home.folder.appendingPathComponent("repo").path }

  private func write(
    _ files: [AdoptionPack.File], leftovers: [AdoptionPack.Place] = [], answer: String? = nil
  ) throws {
    try PackWriter(folder: folder, isForced: answer == nil, isAtTerminal: answer != nil, ask: { _ in answer })
      .write(files, leftovers: leftovers)
  }

  private func link(_ path: String, to target: String) throws {
    let place = folder.appending(part: path)
    try FileManager.default.createDirectory(atPath: place.folderPart, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: target)
  }

  private var names: [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private let part = "\(AdoptionPack.sectionBegin)\nx\n\(AdoptionPack.sectionEnd)\n"
  private let owners =
    "# From AI_POLICY.md, by pushback\n\n# rule 1, a/b: platform\n/deploy/ @your-org/platform\n"
  private let policy = AdoptionPack.File(.policy, "# Policy\n")

  @Test func `a link within the folder stays one, and what it leads to is written`() throws {
    _ = try home.write("# Ours\n", to: "repo/CLAUDE.md")
    try link("AGENTS.md", to: "CLAUDE.md")
    try link(".github", to: "hub")
    _ = try home.write("", to: "repo/hub/x")
    try write([.init(.agents, part), .init(.owners, owners)])
    #expect(try home.read("repo/CLAUDE.md") == "# Ours\n\n" + part)
    #expect(try home.read("repo/hub/CODEOWNERS") == owners)
    for name in ["AGENTS.md", ".github"] {
      #expect(
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")) != nil, "\(name)")
    }
  }

  @Test(arguments: [
    ("AGENTS.md", "../outside/AGENTS.md"), (".github", "../outside"), ("AGENTS.md", "nowhere.md"),
  ])
  func `nothing is written through a link out of the folder`(path: String, target: String) throws {
    _ = try home.write("# Theirs\n", to: "outside/AGENTS.md")
    _ = try home.write(owners, to: "outside/CODEOWNERS")
    try link(path, to: target)
    do {
      try write([policy, .init(.agents, part), .init(.workflow, "x")])
      Issue.record("It was written.")
    } catch let failure as Failure {
      #expect(failure.code == .refused && failure.message.contains(path), "\(failure.message)")
      #expect(failure.message.contains("Nothing was written"))
    }
    try? write([], leftovers: [.owners, .agents], answer: "y")
    let outside = home.folder.appendingPathComponent("outside").path
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: outside).sorted() == ["AGENTS.md", "CODEOWNERS"])
    #expect(try home.read("outside/AGENTS.md") == "# Theirs\n")
    #expect(names.filter { !$0.hasPrefix(path) } == [])
  }

  @Test func `an interruption leaves what was there, and no folder`() throws {
    let held = Interrupt()
    pthread_kill(pthread_self(), SIGINT)
    #expect(held.hasCome)
    do {
      try write([policy, .init(.owners, owners)])
      Issue.record("It was written.")
    } catch let failure as Failure {
      #expect(failure.code == .interrupted && failure.message.contains("Nothing was written"))
    }
    #expect(!OutputFile.exists(folder))
    var (signals, number) = (sigset_t(), Int32(0))
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigwait(&signals, &number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  @Test func `where a file cannot be written, no folder is left either`() throws {
    _ = try home.write("a file", to: "repo/.github/workflows")
    _ = try home.write("old", to: "repo/AI_POLICY.md")
    #expect(throws: Failure.self) {
      try write([policy, .init(.check, "{}"), .init(.owners, owners), .init(.workflow, "x")])
    }
    #expect(names == [".github", ".github/workflows", "AI_POLICY.md"])
    #expect(try home.read("repo/AI_POLICY.md") == "old")
  }

  @Test(arguments: [
    (AdoptionPack.Place.check, #"{"version":1,"mode":"block","rules":[]}"#, true),
    (.check, #"{ "mode" : "block" }"#, true),
    (.check, #"{"mode": "warn", "text": "\"mode\": \"block\""}"#, false),
    (.workflow, "env:\n  MODE: \"block\"\n", true), (.workflow, "env:\r\n  MODE: 'block' # now\r\n", true),
    (.workflow, "env:\n  MODE:  block\n", true), (.workflow, "env:\n  MODE: warn\n  # MODE: block\n", false),
  ])
  func `a check that blocks goes on blocking, however it is written`(
    place: AdoptionPack.Place, present: String, blocks: Bool
  ) throws {
    _ = try home.write(present, to: "repo/\(place.path)")
    try write([.init(place, place == .check ? #"{"mode": "warn"}"# : "MODE: warn\n")])
    let text = try home.read("repo/\(place.path)")
    #expect(text.contains("block") == blocks && text.contains("warn") != blocks, "\(text)")
  }

  @Test func `what an earlier pack left is removed only where nobody added to it`() throws {
    let template = "<!-- From AI_POLICY.md, by pushback: x -->\nAI use: <!-- rule 1, a/b -->\n"
    _ = try home.write(owners + "/billing/ @acme/payments\n", to: "repo/.github/CODEOWNERS")
    _ = try home.write(template + "- [ ] Our own\n", to: "repo/.github/pull_request_template.md")
    try write([], leftovers: [.owners, .pullRequest], answer: "y")
    #expect(names.count == 3, "\(names)")
    _ = try home.write(owners, to: "repo/.github/CODEOWNERS")
    try write([], leftovers: [.owners], answer: "y")
    #expect(names == [".github", ".github/pull_request_template.md"])
  }

  @Test func `our part is found again in a file with the line ends of Windows`() throws {
    let file = ("# Ours\n\n" + part + "\nMore.\n").replacing("\n", with: "\r\n")
    _ = try home.write(file, to: "repo/AGENTS.md")
    try write([.init(.agents, part)])
    #expect(try home.read("repo/AGENTS.md") == file)
    try write([], leftovers: [.agents], answer: "y")
    #expect(try home.read("repo/AGENTS.md") == "# Ours\r\n\r\nMore.\r\n")
  }
}
