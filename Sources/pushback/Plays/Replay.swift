import PushbackCore

/// A recording played back where everybody can see it, up to where it goes another way.
struct Replay {
  let path: String
  let library: String?
  let screen: Screen

  /// Returns the exit code: 1 where what is shown is not what the file says.
  func run() throws -> Int32 {
    let library = try Outside.openLibrary(at: library)
    let file = try PlayFile(file: path)
    let story = try Story(of: file.header, in: path, library)
    var play = try Playthrough(file.header, story, under: try file.rules(in: path, library), in: library)
    defer { play.leave() }
    for part in file.parts {
      if let typed = part.typed { screen.echo(typed) }
      let answer = try play.answer(to: part)
      if let refusal = answer.refusal { screen.complain(refusal) }
      screen.show(answer.turns, copyingTo: nil)
      if let difference = part.difference(from: answer.lines, refusal: answer.refusal) {
        screen.note(difference.document(file: path))
        return Failure.Code.failed.rawValue
      }
    }
    screen.note("Played to the end of \(path), as it says. Nothing was kept.")
    return 0
  }
}
