import Foundation
import PushbackCore
import Testing

@testable import pushback

struct PolicyCommandTests {
  private func policy(_ text: String, in home: Home) throws -> String {
    let file = home.folder.appending(path: "policy.md").path
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  @Test func `warnings pass, strict fails them, and errors fail`() throws {
    let home = try Home()
    let soft = try policy("# P: draft\n\nStaff SHOULD ask.\n", in: home)
    let text = try Binary.run(["draft", "lint", soft], in: home)
    #expect(text.code == 0 && text.out.contains("policy.md:3:1: note PL050"), "\(text.out)")
    #expect(text.error.contains("1 file checked: 0 errors, 4 warnings, 1 note."), "\(text.error)")
    #expect(try Binary.run(["draft", "lint", soft, "--strict"], in: home).code == 1)
    let hard = try policy("# P: draft\n\nStaff MUST be careful. We are compliant with it.\n", in: home)
    #expect(try Binary.run(["draft", "lint", hard], in: home).code == 1)
    let missing = try Binary.run(["draft", "lint", "no/such.md"], in: home)
    #expect(missing.code == 2 && missing.error.contains("cannot be read"))
  }

  @Test func `a forge and a program read the findings`() throws {
    let home = try Home()
    let file = try policy("# P: draft\n\nWe are compliant with all. Staff SHOULD ask.\n", in: home)
    let list = try JSONSerialization.jsonObject(
      with: Data(try Binary.run(["draft", "lint", "--json", file], in: home).out.utf8)) as? [[String: Any]]
    #expect(list?.contains { $0["code"] as? String == "PL022" && $0["line"] as? Int == 3 } == true)
    let sarif = try Binary.run(["draft", "lint", "--format", "sarif", file], in: home).out
    for part in ["\"ruleId\": \"PL022\"", "\"level\": \"note\"", "Write “aligned with”."] { #expect(sarif.contains(part), "\(part)") }
  }

  @Test func `two policies are compared, and the difference goes to a file`() throws {
    let home = try Home()
    let a = home.folder.appending(path: "a.md").path
    try "# P\n\n1. Staff MUST ask\u{1B}[2J.\n".write(toFile: a, atomically: true, encoding: .utf8)
    let b = try policy("# P\n\n1. Staff SHOULD ask.\n", in: home)
    let text = try Binary.run(["draft", "diff", a, b], in: home)
    #expect(text.code == 0 && text.out.contains("Dropped (1)") && text.out.contains("Added (1)"), "\(text.out)\(text.error)")
    #expect(!text.out.contains("\u{1B}"))
    let out = home.folder.appending(path: "d.html").path
    #expect(try Binary.run(["draft", "diff", a, b, "--format", "html", "--output", out], in: home).code == 0)
    #expect(try String(contentsOfFile: out, encoding: .utf8).contains("<h2"))
    #expect(try Binary.run(["draft", "diff", a, b, "--format", "html", "--output", out], in: home).code == 4)
    let json = try Binary.run(["draft", "diff", a, a, "--format", "json"], in: home).out
    #expect(json.contains("\"unchanged\": 1"))
  }
}
