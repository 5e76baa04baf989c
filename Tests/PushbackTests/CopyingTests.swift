import Foundation
import Testing

@testable import pushback

/// A transcript that cannot be written says so, and nobody plays less for it.
struct CopyingTests {
  @Test(.enabled(if: OutputFile.exists("/dev/full")))
  func `on a full disk it ends once, and the play goes on`()
    throws
  {
    let home = try Home()
    let lines = "refuse\ntranscript /dev/full\n1\nstatus\n"
    let play = try Binary.run(
      ["play", "ship-it", "--seed", "3", "--session", "mine"], input: lines, in: home)
    let told = play.error.components(separatedBy: "/dev/full cannot be written: No space left on device.")
    #expect(told.count == 2 && play.error.contains("the play itself goes on"), "\(play.error)")
    #expect(play.code == 1 && play.out.contains("You are in") && play.error.contains("Kept as mine."))
    #expect(
      try Binary.run(["show", "mine", "--json"], in: home).out.components(separatedBy: "\"chose\"").count == 3
    )
  }

  @Test func `a file that cannot be opened is refused, and the copy before it goes on`() throws {
    let home = try Home()
    let play = try Binary.run(
      ["play", "ship-it"], input: "transcript copy.txt\ntranscript no/such/copy.txt\n", in: home)
    #expect(play.code == 1 && play.out.components(separatedBy: "From here on").count == 2)
    #expect(
      play.error.contains(
        "line 2: no/such/copy.txt cannot be written: No such file or directory. Choose another"))
    let terminal = try Terminal(["play", "ship-it", "--color", "never"], in: home)
    try terminal.expect("1, 2, 3?")
    terminal.type("transcript \(home.folder.path)/copy.txt\r")
    try terminal.expect("From here on")
    terminal.type("transcript /\r")
    try terminal.expect("cannot be written: Is a directory")
    terminal.type("status\r")
    try terminal.expect("You are in")
    terminal.type("quit\r")
    #expect(try terminal.exit() == 0)
    #expect(try home.read("copy.txt").contains("You are in") && !terminal.shown.contains("goes to / too"))
  }

  @Test func `what is written to a file that was removed is no copy`() throws {
    let home = try Home()
    let path = home.folder.appending(path: "copies/copy.txt").path
    try OutputFile.makeFolder(home.folder.appending(path: "copies").path)
    let transcript = Transcript(path, try OutputFile.appending(to: path))
    transcript.add("one\n")
    #expect(try home.read("copies/copy.txt") == "one\n" && transcript.trouble == nil)
    try FileManager.default.removeItem(atPath: home.folder.appending(path: "copies").path)
    transcript.add("two\n")
    #expect(transcript.trouble?.contains("copy.txt was removed.") == true)
  }

  @Test func `what a program is shown is copied as well`() throws {
    let home = try Home()
    let play = try Binary.run(
      ["play", "ship-it", "--json"], input: "transcript copy.txt\n1\n", in: home)
    let copy = try home.read("copy.txt")
    #expect(play.code == 0 && play.out.hasSuffix(copy) && copy.contains(#""event":"chose""#), "\(copy)")
  }
}
