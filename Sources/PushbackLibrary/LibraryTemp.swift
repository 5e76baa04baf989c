import Foundation
package import PushbackCore

package struct LibraryError: Error { package var message: String }
package struct Reading { package let scenario: Scenario?; package let findings: [Finding] }
package struct Library: Sendable {
  let root: String
  package init(root: String) throws { self.root = root }
  package static func bundled() throws -> Library { try Library(root: "/work/main") }
  package var content: Content { Content() }
  package var scenarioNames: [ScenarioID] { ["ship-it", "the-night-it-broke"] }
  package func contains(_ id: ScenarioID) -> Bool { FileManager.default.fileExists(atPath: "\(root)/scenarios/\(id).md") }
  package func bytes(of id: ScenarioID) throws -> [UInt8] { Array(FileManager.default.contents(atPath: "\(root)/scenarios/\(id).md") ?? Data()) }
  package func read(_ bytes: [UInt8], id: ScenarioID) -> Reading { Reading(scenario: nil, findings: []) }
  package struct Summary { package var title: String; package var summary: String; package var minutes: Int? }
  package func summary(of id: ScenarioID) -> Summary { Summary(title: id.text, summary: "", minutes: 25) }
  package func template() throws -> String { "" }
}
