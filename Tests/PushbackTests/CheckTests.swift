import ArgumentParser
import Foundation
import PushbackCore
import Testing

@testable import pushback

/// What `check` says to people, to programs and to forges.
struct CheckTests {
  /// One error, one warning.
  private static let story = """
    ---
    facts:
      told: no
    ---
    # Née 👍

    ## One

    - `deploy` [Yes.](#two) `told = yes`
    - `fix` [Later.](#two)
    - `refuse` [👍👍 No.](#three)

    ## Two

    `ending`

    """
  private static let sound = story.replacing("(#three)", with: "(#two)")
  private static let allowed = sound.replacing(
    "facts:", with: "allow:\n  PB091: the next story reads it\nfacts:")

  @Test func `a forge gets everything that SARIF 2·1·0 demands, and rules that explain themselves`() throws {
    let home = try Home()
    _ = try home.write(Self.story, to: "stories/the one/née.md")
    let result = try Binary.run(["check", "./stories/the one/née.md", "--format", "sarif"], in: home)
    #expect(result.code == 1)
    let log = try object(result.out)
    #expect(log["version"] as? String == "2.1.0")
    #expect((log["$schema"] as? String)?.contains("sarif-2.1.0") == true)
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "pushback")
    #expect(driver["version"] as? String == Pushback.configuration.version)
    let rules = try #require(driver["rules"] as? [[String: Any]])
    for rule in rules {
      for part in ["shortDescription", "fullDescription", "help"] {
        #expect((rule[part] as? [String: String])?["text"]?.isEmpty == false, "\(rule["id"] ?? "") \(part)")
      }
      let level = (rule["defaultConfiguration"] as? [String: String])?["level"] ?? ""
      #expect(["error", "warning"].contains(level))
    }
    let ids = rules.compactMap { $0["id"] as? String }
    #expect(Set(ids).count == ids.count && ids.count >= 103)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.compactMap { $0["ruleId"] as? String } == ["PB007", "PB049"])
    for found in results {
      let id = try #require(found["ruleId"] as? String)
      #expect(ids.firstIndex(of: id) == found["ruleIndex"] as? Int)
      #expect(found["level"] as? String == "error")
      #expect((found["message"] as? [String: String])?["text"]?.contains("help: ") == true)
      let place = (found["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
      let file = place?["artifactLocation"] as? [String: String]
      #expect(file?["uri"] == "stories/the%20one/n%C3%A9e.md")
      let region = try #require(place?["region"] as? [String: Int])
      #expect((region["startLine"] ?? 0) > 0 && (region["startColumn"] ?? 0) > 0)
    }
    // Columns in units of UTF-16: each thumb is two of them.
    let last = (results[1]["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
    #expect((last?["region"] as? [String: Int])?["startColumn"] == 23)
    #expect(run["columnKind"] as? String == "utf16CodeUnits")
  }

  @Test func `the guide explains every code, and says which ones can be allowed`() throws {
    let home = try Home()
    _ = try home.write(Self.story, to: "one.md")
    let log = try object(try Binary.run(["check", "one.md", "--format", "sarif"], in: home).out)
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let known = (0...999).map { number in
      "PB" + String(repeating: "0", count: 3 - "\(number)".count) + "\(number)"
    }.filter(Finding.isKnown)
    #expect(rules.compactMap { $0["id"] as? String } == known)
    let guide = try Binary.run(["guide", "writing-scenarios"], in: home).out
    let line = try #require(guide.components(separatedBy: "can be allowed: ").dropFirst().first)
    for code in Finding.allowable { #expect(line.prefix(400).contains(code), "\(code)") }
  }

  @Test func `a library's files are named where they are`() throws {
    let home = try Home()
    _ = try home.write(Self.story, to: "shelf/scenarios/one.md")
    for arguments in [["check"], ["check", "one"]] {
      let result = try Binary.run(arguments + ["--library", "shelf", "--format", "sarif"], in: home)
      #expect(result.out.contains(#""uri": "shelf/scenarios/one.md""#), "\(result.error)")
    }
  }

  @Test func `json is a format, and its short form stays`() throws {
    let home = try Home()
    _ = try home.write(Self.story, to: "one.md")
    let long = try Binary.run(["check", "one.md", "--format", "json"], in: home)
    let short = try Binary.run(["check", "one.md", "--json"], in: home)
    #expect(long.out == short.out && long.out.contains("PB049"))
    #expect(try Binary.run(["check", "one.md", "--json", "--format", "sarif"], in: home).code == 2)
    #expect(try Binary.run(["check", "one.md", "--format", "xml"], in: home).code == 2)
  }

  @Test func `warnings pass, unless one is strict`() throws {
    let home = try Home()
    _ = try home.write(Self.sound, to: "one.md")
    let usual = try Binary.run(["check", "one.md"], in: home)
    #expect(usual.code == 0 && usual.error.contains("0 errors, 1 warning."), "\(usual.out)")
    #expect(try Binary.run(["check", "one.md", "--strict"], in: home).code == 1)
  }

  @Test func `an allowed warning is silent, and one allowed in vain is told`() throws {
    let home = try Home()
    _ = try home.write(Self.allowed, to: "one.md")
    let result = try Binary.run(["check", "one.md", "--strict"], in: home)
    #expect(result.code == 0 && result.out.isEmpty, "\(result.out)")
    let read = Self.allowed.replacing("`ending`", with: "`if told` They know.\n\n`ending`")
    _ = try home.write(read, to: "two.md")
    let vain = try Binary.run(["check", "two.md"], in: home)
    #expect(vain.code == 0 && vain.out.contains("two.md:3:3: warning PB103: PB091 is allowed"), "\(vain.out)")
    // Behind a mistake there may be what it allows.
    _ = try home.write(read.replacing("(#two)", with: "(#tow)"), to: "three.md")
    #expect(try !Binary.run(["check", "three.md"], in: home).out.contains("PB103"))
  }

  @Test func `what is an error here cannot be allowed, though its code warns elsewhere`() throws {
    let home = try Home()
    let story = Self.sound.replacing("- `refuse`", with: "- `wait`").replacing(
      "facts:", with: "allow:\n  PB091: the next story reads it\n  PB093: nobody refuses\nfacts:")
    _ = try home.write(story, to: "shelf/scenarios/one.md")
    #expect(try Binary.run(["check", "shelf/scenarios/one.md", "--strict"], in: home).code == 0)
    let bundled = try Binary.run(["check", "one", "--library", "shelf"], in: home)
    #expect(bundled.code == 1 && bundled.out.contains("error PB093"), "\(bundled.out)")
  }

  @Test func `a file whose name can be no id is told a name that can`() throws {
    let home = try Home()
    _ = try home.write(Self.sound, to: "My Story (Final).md")
    let result = try Binary.run(["check", "My Story (Final).md"], in: home)
    #expect(result.code == 1 && result.out.contains("then .md or .json: my-story-final.md"), "\(result.out)")
  }

  @Test func `a folder is checked with the folders in it, and what is no story is left alone`() throws {
    let home = try Home()
    _ = try home.write(Self.story, to: "sub/one.md")
    _ = try home.write(Self.sound, to: "sub/deeper/two.md")
    _ = try home.write("# About these stories", to: "sub/README.md")
    _ = try home.write("{\"draft\": 1}", to: "sub/draft.json")
    let result = try Binary.run(["check", "sub"], in: home)
    #expect(
      result.code == 1 && result.error.contains("2 files checked: 1 error, 1 warning."), "\(result.error)")
    #expect(result.out.contains("sub/one.md:") && result.out.contains("sub/deeper/two.md:"))
    _ = try home.write("", to: "empty/notes.txt")
    let empty = try Binary.run(["check", "empty/"], in: home)
    #expect(empty.code == 2 && empty.error.contains("no story in the folder empty"), "\(empty.error)")
  }

  @Test(arguments: ["text", "json", "sarif"])
  func `a file that is not there keeps nobody from the findings of the others`(format: String) throws {
    let home = try Home()
    _ = try home.write(Self.story, to: "one.md")
    let result = try Binary.run(["check", "none.md", "one.md", "--format", format], in: home)
    #expect(result.code == 2 && result.out.contains("PB049"), "\(result.out)")
    #expect(result.error.contains("none.md") && result.error.contains("no such file"))
  }

  @Test func `a terminal's width is kept, and a pipe gets each finding on one line`() throws {
    let home = try Home()
    let long = Self.sound.replacing("(#two)", with: "(#an-id-that-is-not-there-and-takes-much-room-to-say)")
    let path = try home.write(long, to: "one.md")
    let terminal = try Terminal(["check", path], columns: 60, in: home)
    #expect(try terminal.exit() == 1)
    let lines = terminal.now.split(separator: "\r\n").map(String.init)
    #expect(lines.count > 9 && lines.allSatisfy { $0.count <= 60 }, "\(lines)")
    let piped = try Binary.run(["check", path], in: home)
    #expect(piped.lines.filter { $0.contains("error PB049") }.allSatisfy { $0.contains("an-id-that") })
  }
}
