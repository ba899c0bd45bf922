// SPDX-License-Identifier: Apache-2.0

internal import TruceGround

extension String {
  /// The text as one word of a command line that can be copied; hidden characters made visible.
  var asShellWord: String {
    let plain = unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-_./:@%+=".unicodeScalars.contains(scalar)
    }
    if plain, !isEmpty { return self }
    return "'" + madeVisible.replacing("'", with: "'\\''") + "'"
  }
}
