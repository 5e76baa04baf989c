import PushbackCore

/// FNV-1a with 64 bits, against damage rather than forgery. One changed byte always changes it, because each
/// step is one-to-one. A number goes in as eight bytes, lowest first; a text as its length and its UTF-8 bytes.
struct Checksum {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { add($0) }
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 {
      add(UInt64($0.count))
      add(UnsafeRawBufferPointer($0))
    }
  }

  private mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var value = value
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    self.value = value
  }
}

extension SessionHeader {
  /// The first link of the chain: id, scenario, title, seed, source, beginning.
  var checksum: UInt64 {
    var sum = Checksum()
    sum.add(id.text)
    sum.add(scenario.text)
    sum.add(title)
    sum.add(seed)
    sum.add(source)
    sum.add(UInt64(bitPattern: Int64(startedAt)))
    return sum.value
  }
}

/// One stored event. Its sequence number is its position, and the hash before it its neighbour's.
struct Entry: Hashable, Sendable {
  let operation: String
  let event: Event
  let recordedAt: Int
  let hash: UInt64

  /// Covers the previous hash, the sequence number, the operation, the time and the stored text, in this order.
  static func hash(
    after previous: UInt64, sequence: Int, operation: String, recordedAt: Int, body: String
  ) -> UInt64 {
    var sum = Checksum()
    sum.add(previous)
    sum.add(UInt64(sequence))
    sum.add(operation)
    sum.add(UInt64(bitPattern: Int64(recordedAt)))
    sum.add(body)
    return sum.value
  }
}

extension Entry {
  /// The same events under another header.
  static func chain(_ entries: [Entry], after root: UInt64) -> [Entry] {
    var previous = root
    return zip(1..., entries).map { sequence, entry in
      previous = hash(
        after: previous, sequence: sequence, operation: entry.operation, recordedAt: entry.recordedAt,
        body: entry.event.json)
      return Entry(
        operation: entry.operation, event: entry.event, recordedAt: entry.recordedAt, hash: previous)
    }
  }
}
