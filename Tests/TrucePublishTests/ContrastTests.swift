// SPDX-License-Identifier: Apache-2.0

internal import Foundation
import Testing

@testable import TrucePublish

/// The page's colours against its paper, after WCAG 2.2.
@Suite struct ContrastTests {
  /// The tokens of one mode, `--paper` and so on.
  static func tokens(dark: Bool) -> [String: [Double]] {
    let parts = Page.style.text.components(separatedBy: "prefers-color-scheme:dark")
    let text = dark ? parts[1].components(separatedBy: "}}")[0] : parts[0]
    var found: [String: [Double]] = [:]
    for part in text.components(separatedBy: "--").dropFirst() {
      let pair = part.split(separator: ":", maxSplits: 1)
      guard pair.count == 2, pair[1].hasPrefix("#") else { continue }
      let digits = String(pair[1].dropFirst().prefix(6))
      guard let number = Int(digits, radix: 16) else { continue }
      found[String(pair[0])] = [number >> 16, number >> 8 & 255, number & 255].map {
        Double($0) / 255
      }
    }
    return found
  }

  /// Relative luminance and contrast as WCAG 2.2 defines them.
  static func contrast(_ a: [Double], _ b: [Double]) -> Double {
    func luminance(_ colour: [Double]) -> Double {
      let linear = colour.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  @Test(arguments: [false, true]) func allTextStandsOutFromItsGround(_ dark: Bool) throws {
    let tokens = ContrastTests.tokens(dark: dark)
    let paper = try #require(tokens["paper"])
    for name in ["ink", "quiet", "accent", "violation", "undetermined", "outside"] {
      let colour = try #require(tokens[name], "\(name)")
      #expect(ContrastTests.contrast(colour, paper) >= 4.5, "\(name)")
      // A row that a link leads to has another ground.
      #expect(ContrastTests.contrast(colour, try #require(tokens["band"])) >= 4.5 || name != "ink")
    }
    #expect(tokens.count >= 12)
  }

  @Test(arguments: [false, true]) func allMarksStandOutFromLandAndWater(_ dark: Bool) throws {
    let tokens = ContrastTests.tokens(dark: dark)
    for name in ["violation", "undetermined", "outside"] {
      for ground in ["land", "water", "paper"] {
        let (mark, under) = (try #require(tokens[name]), try #require(tokens[ground]))
        #expect(ContrastTests.contrast(mark, under) >= 3, "\(name) on \(ground)")
      }
    }
  }

  @Test func contrastIsThatOfTheStandard() {
    #expect(abs(ContrastTests.contrast([0, 0, 0], [1, 1, 1]) - 21) < 0.001)
    let grey = ContrastTests.contrast([119, 119, 119].map { $0 / 255 }, [1, 1, 1])
    #expect(abs(grey - 4.48) < 0.01)
  }
}
