// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct TranscriptTests {
  static let folder = Package.root.appendingPathComponent("Tests/Fixtures/command")

  static var names: [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { $0.hasSuffix(".transcript") }.sorted()
  }

  @Test(arguments: names)
  func theCommandAnswersAsTheTranscriptSays(name: String) throws {
    let url = TranscriptTests.folder.appendingPathComponent(name)
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    let expected = Transcript(text)
    let (happened, leftBehind) = try expected.run()
    #expect(leftBehind == [])
    if ProcessInfo.processInfo.environment["TRUCE_RECORD"] == "1" {
      try Data(happened.printed.utf8).write(to: url)
      Issue.record("\(name) was recorded anew; read what changed, then run without TRUCE_RECORD")
      return
    }
    for (wanted, got) in zip(expected.items, happened.items) {
      if case .step(let wanted) = wanted, case .step(let got) = got {
        #expect(got.status == wanted.status, "\(wanted.command)")
        #expect(got.output == wanted.output, "\(wanted.command)")
        #expect(got.errors == wanted.errors, "\(wanted.command)")
      }
    }
  }

  @Test func aTranscriptPrintsAsItWasWritten() throws {
    for name in TranscriptTests.names {
      let url = TranscriptTests.folder.appendingPathComponent(name)
      let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
      #expect(Transcript(text).printed == text, "\(name)")
    }
    #expect(!TranscriptTests.names.isEmpty)
  }
}
