// swift-tools-version: 6.2
import PackageDescription

/// Strict everywhere: warnings fail the build, imports say what they expose.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A debug build optimises these too, file by file: without, a bundled story takes half a minute to solve.
let optimised = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "pushback",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "pushback", targets: ["pushback"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(name: "PushbackCore", swiftSettings: optimised),
    .target(
      name: "PushbackLibrary",
      dependencies: ["PushbackCore", "Yams", "CMark"],
      resources: [.copy("../../scenarios"), .copy("../../Content")],
      swiftSettings: optimised),
    .target(
      name: "PushbackJournal",
      dependencies: ["PushbackCore", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .target(
      name: "PushbackTerminal", dependencies: ["PushbackCore", "CLineEditor"], swiftSettings: optimised),
    .target(name: "CLineEditor", linkerSettings: [.linkedLibrary("edit")]),
    .systemLibrary(
      name: "CMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .executableTarget(
      name: "pushback",
      dependencies: [
        "PushbackCore", "PushbackLibrary", "PushbackJournal", "PushbackTerminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PushbackCoreTests", dependencies: ["PushbackCore", "PushbackLibrary", "PushbackJournal"],
      swiftSettings: strict),
    .testTarget(
      name: "PushbackLibraryTests",
      dependencies: ["PushbackCore", "PushbackLibrary"],
      exclude: ["Broken", "BrokenDrafts", "Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "PushbackJournalTests",
      dependencies: ["PushbackCore", "PushbackJournal", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .testTarget(
      name: "PushbackTerminalTests",
      dependencies: ["PushbackCore", "PushbackTerminal", "CPseudoTerminal"],
      swiftSettings: strict),
    .target(
      name: "CPseudoTerminal", path: "Tests/CPseudoTerminal", linkerSettings: [.linkedLibrary("util")]),
    .testTarget(
      name: "PushbackTests",
      dependencies: [
        "pushback", "PushbackCore", "PushbackLibrary", "PushbackJournal", "PushbackTerminal",
        "CPseudoTerminal", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Transcripts"],
      swiftSettings: strict),
    .executableTarget(
      name: "pushback-bench",
      dependencies: ["PushbackCore", "PushbackLibrary", "PushbackJournal"],
      path: "Tests/Bench",
      swiftSettings: strict),
  ]
)
