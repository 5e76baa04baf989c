import Testing

@testable import PushbackCore

@Suite struct CountingTests {
  private let counting = Counting(
    Choosable(["deploy", "fix", "in-writing", "take-2"], verbs: [.deploy, .fix, .refuse, nil]))

  @Test(arguments: [
    ("2 5 3 0", [2, 5, 3, 0]), ("2, 5, 3, 0", [2, 5, 3, 0]), ("2,5,3,0", [2, 5, 3, 0]),
    ("2 ,5 ,3 ,0", [2, 5, 3, 0]),
    ("  2\t5   3 0 ", [2, 5, 3, 0]), ("0 0 0 0", [0, 0, 0, 0]), ("02 005 3 0", [2, 5, 3, 0]),
    ("+2 5 3 -0", [2, 5, 3, 0]),
    ("999 0 0 0", [999, 0, 0, 0]), ("9223372036854775807 0 0 0", [.max, 0, 0, 0]),
    ("2\u{a0}5 3 0", [2, 5, 3, 0]),
    ("refuse=3 fix=5", [0, 5, 3, 0]), ("fix=5, refuse=3", [0, 5, 3, 0]), ("refuse=3,fix=5", [0, 5, 3, 0]),
    ("in-writing=3", [0, 0, 3, 0]), ("in=3", [0, 0, 3, 0]), ("deploy=0", [0, 0, 0, 0]),
    ("take-2=4", [0, 0, 0, 4]),
    ("1=2 2=5 3=3 4=1", [2, 5, 3, 1]), ("4=1 1=2", [2, 0, 0, 1]), ("1=2 fix=5 refuse=3", [2, 5, 3, 0]),
    ("fix=+5", [0, 5, 0, 0]), ("fix=05", [0, 5, 0, 0]),
  ])
  func `counts are read in screen order or by name`(line: String, votes: [Int]) throws {
    let tally = try counting.tally(line)
    #expect(tally.counts.map(\.votes) == votes)
    #expect(tally.counts.map(\.option) == ["deploy", "fix", "in-writing", "take-2"])
  }

  @Test(arguments: [
    ("", "0 numbers for 4 choices"), ("   ", "0 numbers for 4 choices"), (",", "0 numbers"),
    ("5", "1 number for 4 choices"),
    ("2 5 3", "3 numbers for 4 choices"), ("2 5 3 0 1", "5 numbers for 4 choices"),
    ("-1 5 3 0", "“-1” is no number"),
    ("2 5 3 -7", "“-7” is no number"), ("9223372036854775808 0 0 0", "is no number of slips"),
    ("99999999999999999999999999999999 1 1 1", "is no number of slips"),
    ("-9223372036854775809 0 0 0", "no number"),
    ("fix=99999999999999999999999999", "is no number of slips"), ("fix=-1", "“-1” is no number"),
    ("fix=five", "“five” is no number"), ("fix=5.0", "“5.0” is no number"), ("fix=0x5", "“0x5” is no number"),
    ("fix=1e3", "“1e3” is no number"), ("fix=５", "“５” is no number"), ("٣=1", "“٣” is not something"),
    ("fix=5 fix=3", "“fix” is counted twice"), ("fix=5 2=3", "“2” is counted twice"),
    ("refuse=1 in-writing=2", "“in-writing” is counted twice"), ("fix=0 fix=0", "counted twice"),
    ("5=1", "There is no choice 5"), ("0=1", "There is no choice 0"), ("-1=1", "There is no choice -1"),
    ("99999999999999999999=1", "is not something one can do here"),
    ("fix", "“fix” is no count"), ("fix=", "“fix=” is no count"), ("=5", "“=5” is no count"),
    ("=", "“=” is no count"),
    ("fix==5", "is no count"), ("fix=5=3", "is no count"), ("fix=5 3", "“3” is no count"),
    ("fix =5", "“fix” is no count"),
    ("fix 5", "“fix” is no count"), ("tea=4", "“tea” is not something"), ("🍎=1", "is not something"),
    ("2;5;3;0", "is no count"), ("two five three none", "“two” is no count"), ("2 5 3 x", "“2” is no count"),
    ("\u{1B}[2J=1", "is not something"),
  ])
  func `what is no count is refused, saying which word`(line: String, words: String) {
    do throws(Misunderstanding) {
      let tally = try counting.tally(line)
      Issue.record("“\(line)” was read as \(tally)")
    } catch {
      #expect(error.message.contains(words), "\(error.message)")
    }
  }

  @Test func `a verb that two choices bear is no name, and their numbers are`() throws {
    let counting = Counting(Choosable(["a", "b"], verbs: [.fix, .fix]))
    #expect(throws: Misunderstanding("“fix” could be 1 or 2. Type the number.")) {
      try counting.tally("fix=3")
    }
    #expect(try counting.tally("2=3").counts.map(\.votes) == [0, 3])
  }

  @Test func `a refusal shows how it is typed`() {
    #expect(throws: Misunderstanding("“x” is no count. Type deploy=2 fix=2, or the numbers in screen order."))
    {
      try counting.tally("x")
    }
  }

  @Test(arguments: [
    "2 5", "2 5 3", "2,5", "0 0", "-1 5", "+1 2", "fix=5", "fix=5 refuse=3", "=", "fix=", "a=b",
    "99999999999999999999 1",
  ])
  func `what can only be counts is taken for them`(line: String) { #expect(Counting.reads(line)) }

  @Test(arguments: [
    "", " ", ",", "2", "12,", "fix", "fix 5", "fix=5 3", "undo 2", "refuse: a=b", "-", "2 - 3", "٣ ٤",
  ])
  func `everything else is not`(line: String) { #expect(!Counting.reads(line)) }
}
