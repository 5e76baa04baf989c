/// The numbers behind the dice: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014), whose n-th output is a function of seed and n alone.
package struct SplitMix: Sendable {
  package let seed: UInt64

  package init(seed: UInt64) { self.seed = seed }

  /// The n-th output, counted from 0.
  package func output(_ n: Int) -> UInt64 {
    var z = seed &+ (UInt64(truncatingIfNeeded: n) &+ 1) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// The n-th draw as a whole number from 0 to 99, by the high word of a product: no value is favoured by
  /// more than one part in 2^57.
  package func percent(_ n: Int) -> Int {
    Int(output(n).multipliedFullWidth(by: 100).high)
  }
}
