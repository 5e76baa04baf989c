/// A copy of everything shown, in its file with each addition.
final class Transcript {
  let path: String
  /// Why nothing is copied any more; nil while all is.
  private(set) var trouble: String?
  private let write: (String) throws -> Void

  /// `write` adds to the file.
  init(_ path: String, _ write: @escaping (String) throws -> Void) {
    self.path = path
    self.write = write
  }

  /// After the first failure nothing is added, so that the copy has no holes.
  func add(_ text: String) {
    guard trouble == nil else { return }
    do { try write(text) } catch {
      trouble =
        "The transcript ends here. \(Failure(error).message) What is shown from here on is not copied; the play itself "
        + "goes on, and transcript FILE begins another copy."
    }
  }
}
