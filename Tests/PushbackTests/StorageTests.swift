import Foundation
import PushbackCore
import Testing

@testable import pushback

/// What happens where the record cannot be kept: a sentence, exit 5, and nothing shown as done.
struct StorageTests {
  /// As root, permissions mean nothing; the program then runs as somebody else.
  private func run(_ arguments: [String], input: String, environment: [String: String?], in home: Home) throws
    -> Binary.Result
  {
    let elsewhere = home.folder.appendingPathComponent("program")
    if !FileManager.default.fileExists(atPath: elsewhere.path) { try Binary.copy(to: elsewhere) }
    let process = Process()
    let command = [elsewhere.appendingPathComponent("pushback").path] + arguments
    if geteuid() == 0 {
      process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
      process.arguments = ["--reuid=65534", "--regid=65534", "--clear-groups"] + command
    } else {
      process.executableURL = URL(fileURLWithPath: command[0])
      process.arguments = arguments
    }
    var variables = home.environment
    for (name, value) in environment {
      if let value { variables[name] = value } else { variables.removeValue(forKey: name) }
    }
    process.environment = variables
    process.currentDirectoryURL = home.folder
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (stdin, stdout, stderr)
    try process.run()
    let drained = Drain(stderr.fileHandleForReading)
    try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let out = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let code =
      process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    return Binary.Result(code: code, out: String(decoding: out, as: UTF8.self), error: drained.text)
  }

  enum Trouble: String, CaseIterable, Sendable {
    case readOnlyFolder, readOnlyParent, unreadableFolder, fileInTheWay, noHome, homeNowhere, linkToNowhere,
      hugeName
    case othersFolder, relativeNothing, devNull, procAsFolder
  }

  @Test(arguments: Trouble.allCases) func `a record that cannot be kept is told, exit 5`(trouble: Trouble)
    throws
  {
    let home = try Home()
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: home.folder.path)
    var environment: [String: String?] = [:]
    switch trouble {
    case .readOnlyFolder:
      try manager.createDirectory(
        atPath: home.record, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o555])
    case .readOnlyParent:
      environment["PUSHBACK_HOME"] = home.folder.appendingPathComponent("program/deep/er").path
    case .unreadableFolder:
      try manager.createDirectory(
        atPath: home.record, withIntermediateDirectories: true, attributes: [.posixPermissions: 0])
    case .fileInTheWay: _ = try home.write("x", to: "record")
    case .noHome:
      environment["PUSHBACK_HOME"] = .some(nil)
      environment["HOME"] = .some(nil)
    case .homeNowhere:
      environment["PUSHBACK_HOME"] = .some(nil)
      environment["HOME"] = "/nonexistent"
    case .linkToNowhere:
      try manager.createSymbolicLink(atPath: home.record, withDestinationPath: "/nonexistent/x")
    case .hugeName: environment["PUSHBACK_HOME"] = "/tmp/" + String(repeating: "x", count: 5000)
    case .othersFolder:
      try manager.createDirectory(
        atPath: home.record, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      if geteuid() != 0 { try manager.setAttributes([.posixPermissions: 0o500], ofItemAtPath: home.record) }
    case .relativeNothing: environment["PUSHBACK_HOME"] = "program/no/where"
    case .devNull: environment["PUSHBACK_HOME"] = "/dev/null"
    case .procAsFolder: environment["PUSHBACK_HOME"] = "/proc/nothing"
    }
    defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: home.record) }
    let result = try run(["play", "ship-it", "--json"], input: "1\n", environment: environment, in: home)
    #expect(result.code == 5, "\(trouble): \(result.code) \(result.error)")
    #expect(!result.out.contains(#""event":"chose""#))
    #expect(result.error.contains("PUSHBACK_HOME") || result.error.contains("not saved"), "\(result.error)")
    for rubbish in ["Optional(", "Error Domain", "Fatal"] { #expect(!result.error.contains(rubbish)) }
  }

  @Test func `what needs no record works without one`() throws {
    let home = try Home()
    for arguments in [["list"], ["guide", "prices"], ["check", "ship-it"]] {
      let result = try run(
        arguments, input: "", environment: ["PUSHBACK_HOME": nil, "HOME": nil] as [String: String?], in: home)
      #expect(result.code == 0, "\(arguments): \(result.error)")
    }
  }

  @Test func `of eight processes on one session, one has it and the others are told`() throws {
    let home = try Home()
    _ = try Binary.run(["play", "ship-it", "--session", "mine", "--seed", "1"], input: "1\n", in: home)
    let before = try Binary.run(["show", "mine", "--json"], in: home).out
    for _ in 0..<6 {
      let owner = try Terminal(["play", "--session", "mine"], in: home)
      try owner.expect("1, 2, 3?")
      let others = try (0..<8).map { _ in try Waiting(["play", "--session", "mine", "--json"], in: home) }
      for other in others {
        let result = other.result
        #expect(result.code == 4, "\(result.error)")
        #expect(result.error.contains("is open in process \(owner.process)"), "\(result.error)")
        #expect(!result.out.contains("decision"))
      }
      owner.type("quit\r")
      #expect(try owner.exit() == 0)
    }
    #expect(try Binary.run(["show", "mine", "--json"], in: home).out == before)
  }

  @Test func `a stopped owner keeps its session, a dead one leaves it`() throws {
    let home = try Home()
    let owner = try Terminal(["play", "ship-it", "--session", "mine"], in: home)
    try owner.expect("1, 2, 3?")
    owner.type("1\r")
    try owner.expect("17:25")
    owner.signal(SIGSTOP)
    #expect(try Binary.run(["play", "--session", "mine", "--json"], in: home).code == 4)
    owner.signal(SIGKILL)
    _ = try owner.exit()
    #expect(try Binary.run(["play", "--session", "mine", "--json"], in: home).code == 0)
  }

  @Test func `eight processes that begin at once get eight sessions`() throws {
    let home = try Home()
    let players = try (0..<8).map { _ in try Waiting(["play", "ship-it", "--json"], input: "1\n", in: home) }
    let ids = try players.map { player -> String in
      let result = player.result
      #expect(result.code == 0, "\(result.error)")
      let first = try object(result.lines.first ?? "{}")
      return try #require(first["id"] as? String)
    }
    #expect(Set(ids).count == 8)
    let listed = try Binary.run(["sessions", "--json"], in: home)
    for id in ids { #expect(listed.out.contains("\"\(id)\"")) }
  }
}

/// A run of the program that goes on while others do.
private final class Waiting: Sendable {
  private let process: Process
  private let out: Drain
  private let error: Drain

  init(_ arguments: [String], input: String = "", in home: Home) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Binary.path)
    process.arguments = arguments
    process.environment = home.environment
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (stdin, stdout, stderr)
    try process.run()
    out = Drain(stdout.fileHandleForReading)
    error = Drain(stderr.fileHandleForReading)
    try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    self.process = process
  }

  var result: Binary.Result {
    process.waitUntilExit()
    return Binary.Result(code: process.terminationStatus, out: out.text, error: error.text)
  }
}
