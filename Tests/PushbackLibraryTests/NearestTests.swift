import PushbackCore
import Testing

@Suite struct NearestWords {
  @Test(arguments: [
    ("presure", "pressure"), ("deplyo", "deploy"), ("Deploy", "deploy"), ("ful", "full"),
    ("the-nigth", "the-night"),
  ])
  func `a slip of the hand is recognised`(typed: String, meant: String) {
    #expect(nearest(typed, among: ["full", "deploy", "pressure", "the-night", "none"]) == meant)
  }

  @Test(arguments: ["", "a", "zebra", "deployment-of-everything"])
  func `another word is not`(typed: String) {
    #expect(nearest(typed, among: ["full", "deploy", "pressure", ""]) == nil)
  }

  @Test func `of two as near the first in the alphabet is taken`() {
    #expect(nearest("cat", among: ["rat", "bat"]) == "bat")
    #expect(nearest("cat", among: ["bat", "rat"]) == "bat")
  }

  @Test func `a swap of neighbours is one edit`() {
    #expect(nearest("abc", among: ["bac"]) == "bac")
    #expect(nearest("abc", among: ["cab"]) == nil)
  }
}
