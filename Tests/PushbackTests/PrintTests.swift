import Foundation
import PushbackCore
import PushbackLibrary
import Testing

@testable import pushback

/// The kit on paper, for the stories that come with the program and for those that nobody should trust.
struct PrintTests {
  static let stories: [ScenarioID] = ["ship-it", "the-night-it-broke"]

  private static let bundled = Result { try Library.bundled() }
  private static let content = (try? bundled.get())?.content.value ?? Content()

  private func kit(_ id: ScenarioID) throws -> (kit: Kit, content: Content) {
    let scenario = try #require(try PrintTests.bundled.get().scenario(id).scenario)
    let content = PrintTests.content
    let plan = HourPlan(minutes: 60)
    return (Kit(scenario, named: id.text, texts: content.texts, plan: plan, seed: 4711, people: 12), content)
  }

  /// The book scene by scene: what stands from one numbered heading to the next.
  private func scenes(_ kit: Kit) -> [[Block]] {
    var scenes: [[Block]] = []
    for case .cards(let cards) in kit.booklet.parts[1].document.blocks {
      for card in cards {
        if case .heading? = card.first { scenes.append(card) } else { scenes[scenes.count - 1] += card }
      }
    }
    return scenes
  }

  @Test(arguments: stories) func `every number leads where the story leads`(id: ScenarioID) throws {
    let kit = try kit(id).kit
    let scenario = kit.scenario
    let numbers = Dictionary(uniqueKeysWithValues: scenario.scenes.enumerated().map { ($1.id, $0 + 1) })
    let printed = scenes(kit)
    try #require(printed.count == scenario.scenes.count)
    for (scene, blocks) in zip(scenario.scenes, printed) {
      let number = try #require(numbers[scene.id])
      #expect(blocks.first == .heading(2, Text("\(number). \(scene.title)")))
      let targets: [SceneID] =
        switch scene.exit {
        case .decision(let decision): decision.choices.map(\.target)
        case .chance(let outcomes): outcomes.map(\.target)
        case .continuation(let ways): ways.map(\.target)
        case .ending: []
        }
      let arrows = Document(blocks).plainText.matches(of: /→\u{A0}(\d+)/).compactMap { Int($0.1) }
      #expect(arrows == targets.compactMap { numbers[$0] }, "\(scene.id)")
      #expect(arrows.count == targets.count)
    }
  }

  @Test(arguments: stories) func `no price, act or position is on paper`(id: ScenarioID) throws {
    let (kit, content) = try kit(id)
    let page = kit.booklet.html(title: "Kit")
    for measure in content.measures {
      #expect(try page.firstMatch(of: Regex("(?i)\\b\(measure.id)\\s*[+−-]")) == nil, "\(measure.id)")
    }
    for act in content.acts {
      #expect(try page.firstMatch(of: Regex("(^|[^a-z-])\(act.id)([^a-z-]|$)")) == nil, "\(act.id)")
    }
    for topic in content.topics {
      for clause in topic.clauses { #expect(!page.contains(clause.position.description)) }
    }
  }

  @Test(arguments: stories) func `the run sheet has exactly the decisions to argue`(id: ScenarioID) throws {
    let kit = try kit(id).kit
    let argued = kit.scenario.scenes.enumerated().compactMap { index, scene -> String? in
      guard case .decision(let decision) = scene.exit, decision.argue != nil else { return nil }
      return "\(index + 1). \(scene.title)"
    }
    var titles: [String] = []
    for case .cards(let cards) in kit.booklet.parts[0].document.blocks {
      for case .heading(_, let text)? in cards.map(\.first) { titles.append(text.plain) }
    }
    #expect(titles == argued && !argued.isEmpty)
    #expect(kit.votesOnAPath == 3)
  }

  @Test(arguments: stories) func `the kit is well formed and the same for the same seed`(id: ScenarioID)
    throws
  {
    let home = try Home()
    let name = "\(id)-kit.html"
    let written = try Binary.run(["print", id.text, "--output", "new/folder", "--seed", "9"], in: home)
    #expect(written.code == 0 && written.error == "Written: new/folder/\(name)\n", "\(written.error)")
    #expect(written.out.isEmpty)
    let page = try home.read("new/folder/\(name)")
    #expect(unbalanced(page) == nil)
    #expect(page.contains("pushback room \(id) --from-paper") && page.contains("Seed 9."))
    _ = try Binary.run(["print", id.text, "--output", "again", "--seed", "9"], in: home)
    #expect(try home.read("again/\(name)") == page)
    _ = try Binary.run(["print", id.text, "--output", "other"], in: home)
    #expect(try home.read("other/\(name)") != page)
  }

  @Test func `a kit is never overwritten unasked`() throws {
    let home = try Home()
    let path = try home.write("mine", to: "kits/ship-it-kit.html")
    let folder = home.folder.appendingPathComponent("kits").path
    let refused = try Binary.run(["print", "ship-it", "--output", folder], in: home)
    #expect(refused.code == 4 && refused.error.contains("\(path) is there already"), "\(refused.error)")
    #expect(try home.read("kits/ship-it-kit.html") == "mine")
    #expect(try Binary.run(["print", "ship-it", "--output", folder, "--force"], in: home).code == 0)
    #expect(try home.read("kits/ship-it-kit.html").hasPrefix("<!DOCTYPE html>"))
    #expect(try Binary.run(["print", "ship-it", "--output", path], in: home).code == 2)
    let file = try home.write("a file", to: "taken")
    #expect(try Binary.run(["print", "ship-it", "--output", file], in: home).code == 1)
  }

  @Test func `a hostile story is printed harmlessly`() throws {
    let home = try Home()
    let markup = [
      "\\<script>alert(1)\\</script>", "\\</style>", "`<img src=x onerror=y>`", "&lt;b&gt;", "' x=\"",
    ]
    let payloads =
      HostileTextTests.payloads.enumerated().filter { $0.offset % 9 == 0 }.map(\.element) + markup
    for (index, payload) in payloads.enumerated() {
      let text = payload.filter { $0 != "\n" }
      let path = try home.write(
        """
        # Story \(text)

        Before \(text).

        ## One

        A \(text) b.

        **Dana:** Says \(text).

        > Facilitator: Why \(text)?

        `argue` What \(text)?

        - `deploy` [Go \(text)](#two)

          Then \(text).

        - `fix` [No](#two)

        ## Two

        `ending`

        """, to: "story-\(index).md")
      let result = try Binary.run(["print", path, "--seed", "1"], in: home)
      #expect([0, 3].contains(result.code) && HostileTextTests.isHarmless(result.error), "\(result.error)")
      guard result.code == 0 else { continue }
      let page = try home.read("story-\(index)-kit.html")
      #expect(HostileTextTests.isHarmless(page), "\(text.debugDescription)")
      #expect(unbalanced(page) == nil, "\(text.debugDescription)")
      for element in ["<script", "<img", "<b>"] {
        #expect(!page.contains(element), "\(text.debugDescription)")
      }
    }
    let printed = try FileManager.default.contentsOfDirectory(atPath: home.folder.path)
    #expect(printed.count { $0.hasSuffix("-kit.html") } >= markup.count)
  }

  /// The first tag that does not close what is open, or nil if all do.
  private func unbalanced(_ page: String) -> Substring? {
    var open: [Substring] = []
    let body = page.components(separatedBy: "</style>")
    if body.count != 2 { return "style" }
    for match in body[1].matches(of: /<(\/?)([a-z0-9]+)[^<>]*?(\/?)>/)
    where !["hr", "meta"].contains(match.2) {
      if match.3 == "/" { continue }
      if match.1.isEmpty {
        open.append(match.2)
      } else if ["head", "html"].contains(match.2) {
        // Opened before the style.
        continue
      } else if open.popLast() != match.2 {
        return match.0
      }
    }
    return open.last
  }
}
