import Foundation
import PushbackCore
import Testing

@Suite("JSON")
struct JSONTests {
  @Test func `a value is written in the order given, on one line or many`() {
    let value: JSON = [
      "b": 1, "a": [true, nil, -0.5, "x"], "empty": [:], "none": [], "name": "Dana \("says") yes",
    ]
    #expect(value.text == #"{"b":1,"a":[true,null,-0.5,"x"],"empty":{},"none":[],"name":"Dana says yes"}"#)
    #expect(
      value.pretty == """
        {
          "b": 1,
          "a": [
            true,
            null,
            -0.5,
            "x"
          ],
          "empty": {},
          "none": [],
          "name": "Dana says yes"
        }
        """)
  }

  @Test func `what has no number in JSON is null`() {
    let numbers: JSON = [
      .number(.nan), .number(.infinity), .number(-.infinity), JSON(nil as Int?), JSON(nil as String?),
    ]
    #expect(numbers.text == "[null,null,null,null,null]")
  }

  @Test(arguments: [
    0, -0.0, 1, 0.1, 1e16, 1e300, .leastNonzeroMagnitude, -123_456_789.125, .greatestFiniteMagnitude,
  ])
  func `numbers are read back as they were`(number: Double) throws {
    #expect(try parsed(JSON.array([.number(number)])) as? [Double] == [number])
  }

  @Test func `whole numbers are whole`() throws {
    #expect(JSON.array([.int(.max), .int(.min)]).text == "[9223372036854775807,-9223372036854775808]")
  }

  @Test func `what would act or deceive is escaped`() {
    #expect(JSON.string("\u{1B}[2J\u{7}\u{7F}\r\n\t").text == #""\u001b[2J\u0007\u007f\u000d\n\t""#)
    #expect(JSON.string("\u{9B}\u{85}\u{2028}\u{202E}\u{200F}").text == #""\u009b\u0085\u2028\u202e\u200f""#)
    #expect(JSON.string("\u{E0041}\u{FEFF}\u{FFFE}").text == #""\udb40\udc41\ufeff\ufffe""#)
    #expect(JSON.string("</script><!--").text == #""<\/script><\u0021--""#)
    #expect(JSON.string("a/b \"c\" \\").text == #""a/b \"c\" \\""#)
    #expect(JSON.string("“é” 東京 👩‍👩‍👧 e\u{301}").text == "\"“é” 東京 👩‍👩‍👧 e\u{301}\"")
    #expect(JSON.string("\u{301}").text == #""\u0301""#)
    #expect(JSON.object([.init("\u{1B}", 1)]).text == #"{"\u001b":1}"#)
  }

  @Test func `every payload is read back scalar for scalar, as a value and as a name`() throws {
    for payload in HostileText.all + Injections.all {
      let value = JSON.object([.init(payload, .string(payload))])
      for text in [value.text, value.pretty] {
        #expect(dangers(in: text).isEmpty)
        let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: String])
        #expect(object.keys.first.map { Array($0.unicodeScalars) } == Array(payload.unicodeScalars))
        #expect(object.values.first.map { Array($0.unicodeScalars) } == Array(payload.unicodeScalars))
      }
    }
  }

  @Test func `a member is found by its name`() {
    let value: JSON = ["a": 1, "b": ["c": nil]]
    #expect(value["a"] == 1)
    #expect(value["b"]?["c"] == .null)
    #expect(value["x"] == nil)
    #expect(JSON.int(3)["a"] == nil)
  }

  @Test func `a document is its blocks, each with its kind`() {
    guard case .array(let blocks) = sample.json else {
      Issue.record("a document should be an array of blocks")
      return
    }
    let expected = #"""
      {"kind":"heading","level":1,"text":"Ship it"}
      {"kind":"paragraph","text":"Tuesday, 16:40. A link lands in the team channel.","spans":[{"text":"Tuesday, 16:40. A link ","style":"plain"},{"text":"lands","style":"strong"},{"text":" in the ","style":"plain"},{"text":"team","style":"emphasis"},{"text":" channel.","style":"plain"}]}
      {"kind":"speech","speaker":"Dana","text":"Works on my machine. Can we ship it today?"}
      {"kind":"code","language":"diff","lines":["+ PARTNER_URL = \"http://localhost:3000\"","","+ KEY = \"sk-9f2…\""]}
      {"kind":"quote","blocks":[{"kind":"paragraph","text":"It is one line."},{"kind":"paragraph","text":"What could happen?"}]}
      {"kind":"list","items":[[{"kind":"paragraph","text":"logs"}],[{"kind":"paragraph","text":"people"},{"kind":"list","items":[[{"kind":"paragraph","text":"Dana"}],[{"kind":"paragraph","text":"Ruben"}]]}]]}
      {"kind":"numbered","items":[[{"kind":"paragraph","text":"stop"}],[{"kind":"paragraph","text":"report"},{"kind":"paragraph","text":"in writing"}]]}
      {"kind":"heading","level":2,"text":"The bill"}
      {"kind":"table","header":["","times","what it bought"],"rows":[["deploy","1","delivery +2"],["fix","4",""]],"rightAligned":[1]}
      {"kind":"bars","bars":[{"label":"Production","low":-12.0,"high":9.0,"value":-4.0,"par":1.26},{"label":"Trust","low":0.0,"high":0.0,"value":0.0,"par":0.0}]}
      {"kind":"options","options":[{"number":1,"word":"refuse","text":"Say no, and write down why.","unavailable":null},{"number":null,"word":"fix","text":"Ask for two days.","unavailable":"the demo is tonight"}]}
      {"kind":"aside","text":"Nothing leaves this machine; see pushback help.","spans":[{"text":"Nothing leaves this machine; see ","style":"plain"},{"text":"pushback help","style":"code"},{"text":".","style":"plain"}]}
      {"kind":"rule"}
      """#
    #expect(blocks.map(\.text).joined(separator: "\n") == expected)
  }

  private func parsed(_ value: JSON) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(value.text.utf8))
  }
}
