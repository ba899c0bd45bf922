// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TruceGround

/// Prints a page to PDF with Debian's chromium: tagged, with title, language and outline.
///
/// The browser gets a folder of its own, removed afterwards; the page's policy lets it fetch nothing. The
/// times in the file are the report's, not the clock's.
struct PagePrinter {
  private let world: World
  /// How long it may take: a page of 400 kB takes about two seconds.
  private static let patience = 120.0
  /// The names a browser of that kind goes by, in the order in which they are looked for.
  private static let names = ["chromium", "chromium-browser", "google-chrome"]

  /// A printer that looks for its browser on the world's path.
  init(world: World) { self.world = world }

  /// The page as PDF.
  ///
  /// - Throws: `publish.no-browser`, `publish.not-printed`, `output.not-written`.
  func pdf(of page: String, made: Instant?) throws(Diagnostics) -> [UInt8] {
    guard let browser = PagePrinter.names.lazy.compactMap(world.program(named:)).first else {
      throw Diagnostics(.noBrowser())
    }
    var pattern = Array("\(world.temporaryFolder)/truce-print-XXXXXX".utf8CString)
    guard let path = mkdtemp(&pattern) else {
      throw Diagnostics(.notWritten(world.temporaryFolder, errno: errno))
    }
    let folder = String(cString: path)
    defer { PublishedFolder.remove(folder) }
    try OutputFile.write(Array(PagePrinter.still(page).utf8), to: folder + "/page.html")
    var words = [
      browser, "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
      "--disable-background-networking", "--disable-dev-shm-usage", "--no-pdf-header-footer",
      "--generate-pdf-document-outline", "--user-data-dir=\(folder)/profile",
      "--print-to-pdf=\(folder)/page.pdf",
    ]
    // The browser's own sandbox does not start for root.
    if geteuid() == 0 { words.append("--no-sandbox") }
    let status = PagePrinter.run(words + ["file://\(folder)/page.html"])
    guard status == 0, InputFile.exists(folder + "/page.pdf") else {
      throw Diagnostics(.notPrinted(by: browser, status: status))
    }
    let bytes = try InputFile.bytes(of: folder + "/page.pdf")
    return PagePrinter.dated(bytes, made: made)
  }

  /// The page with a policy that lets no script run: paper needs no buttons.
  static func still(_ page: String) -> String {
    guard let mark = page.firstRange(of: "script-src "),
      let end = page[mark.upperBound...].firstIndex(of: ";")
    else { return page }
    return String(page[..<mark.lowerBound]) + "script-src 'none'" + page[end...]
  }

  /// Runs a program without input and output; gives its status, or -1 when it did not end well in time.
  private static func run(_ words: [String]) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // A group of its own, so that nothing it started outlives it.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    guard posix_spawn(&child, words[0], &actions, &attributes, &arguments, environ) == 0 else {
      return -1
    }
    var status: Int32 = 0
    var waited = 0.0
    while true {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child { break }
      if ended < 0, errno != EINTR { return -1 }
      if waited > patience {
        kill(-child, SIGKILL)
        waitpid(child, &status, 0)
        return -1
      }
      usleep(20_000)
      waited += 0.02
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
  }

  /// The file with the report's moment in place of the clock's in its two dates, which are as long.
  static func dated(_ bytes: [UInt8], made: Instant?) -> [UInt8] {
    var result = bytes
    let digits = (made ?? Instant(secondsSince1970: 0)).description.utf8.filter {
      (0x30...0x39).contains($0)
    }.prefix(14)
    for name in ["/CreationDate (D:", "/ModDate (D:"] {
      let mark = Array(name.utf8)
      var from = 0
      while let place = result.firstRange(of: mark, from: from) {
        from = place + mark.count
        guard from + digits.count <= result.count else { break }
        for (offset, digit) in digits.enumerated() { result[from + offset] = digit }
      }
    }
    return result
  }
}

extension [UInt8] {
  /// Where some bytes begin, from a place on.
  fileprivate func firstRange(of wanted: [UInt8], from start: Int) -> Int? {
    guard let first = wanted.first, count >= wanted.count else { return nil }
    var place = start
    while place + wanted.count <= count {
      if self[place] == first, self[place..<place + wanted.count].elementsEqual(wanted) {
        return place
      }
      place += 1
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func noBrowser() -> Diagnostic {
    Diagnostic(
      .error, "publish.no-browser", at: nil, "there is no chromium to print a PDF with",
      expected: "chromium on the PATH",
      mend: "as root, run 'apt-get install chromium', or run 'scripts/setup pdf'")
  }

  fileprivate static func notPrinted(by browser: String, status: Int32) -> Diagnostic {
    Diagnostic(
      .error, "publish.not-printed", at: nil,
      status < 0
        ? "'\(browser)' did not finish printing" : "'\(browser)' ended with status \(status)",
      mend: "run it by hand with --print-to-pdf on the HTML report, and see what it says")
  }
}
