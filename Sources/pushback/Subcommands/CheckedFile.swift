import PushbackCore
import PushbackLibrary
struct CheckedFile {
  var findings: [Finding] = []
  var json: [JSON] = []
  var document = Document()
  init(_ story: Story, in library: Library, standard: Scenario.Standard) {}
  static func content(of library: Library) -> [CheckedFile] { [] }
}
