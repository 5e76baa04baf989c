import Foundation

/// Files of a folder and of the folders in it, for whoever named only the folder.
enum FilesBelow {
  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Those of the folder first, then those of the folders in it. Hidden ones, and links that could lead round in a
  /// circle, are left alone.
  static func names(in folder: String, where isWanted: (String) -> Bool) -> [String] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { !$0.hasPrefix(".") }.sorted()
      .map { folder == "." ? $0 : folder.appending(part: $0) }
    let folders = names.filter {
      let type = try? FileManager.default.attributesOfItem(atPath: $0)[.type] as? FileAttributeType
      return type == .typeDirectory
    }
    return names.filter { isWanted($0) && !folders.contains($0) }
      + folders.flatMap { FilesBelow.names(in: $0, where: isWanted) }
  }
}
