// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// The settings of every room: Swift 6 mode, doors that name their imports, warnings are errors.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A room of the house: a target that opens only the doors named here.
func room(_ name: String, opens doors: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: doors, swiftSettings: house)
}

/// The tests of a room; fixtures and vectors stand beside them in `Tests/Fixtures`, `Tests/Vectors`.
func tests(of name: String, opens doors: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + doors, swiftSettings: house)
}

/// A C library of Debian's behind a thin seam.
func seam(_ name: String, pkgConfig: String, package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let package = Package(
  name: "truce",
  products: [
    .executable(name: "truce", targets: ["truce"])
  ],
  targets: [
    // street
    .executableTarget(name: "truce", dependencies: ["TruceCommand"], swiftSettings: house),

    // roof
    room(
      "TruceCommand",
      opens: [
        "TrucePublish", "TruceStore", "TruceFigures", "TruceFindings", "TruceEvidence",
        "TruceTerms", "TruceLedger", "TruceHTTP", "TruceEngine", "TruceGround",
      ]),

    // upper
    room(
      "TrucePublish",
      opens: [
        "TruceStore", "TruceFigures", "TruceFindings", "TruceEvidence", "TruceTerms",
        "TruceLedger", "TruceGround",
      ]),
    room(
      "TruceStore",
      opens: [
        "TruceFigures", "TruceFindings", "TruceEvidence", "TruceTerms", "TruceLedger",
        "TruceEngine", "TruceGround", "CFiles", "CSQLite", "CSodium", "CZstd",
      ]),

    // ground floor
    room("TruceFigures", opens: ["TruceFindings", "TruceEvidence", "TruceTerms", "TruceGround"]),
    room("TruceFindings", opens: ["TruceEvidence", "TruceTerms", "TruceEngine", "TruceGround"]),
    room("TruceEvidence", opens: ["TruceTerms", "TruceEngine", "TruceGround", "CArchive"]),
    room("TruceTerms", opens: ["TruceGround"]),

    // cellar
    room("TruceLedger", opens: ["TruceGround", "CSodium", "CCrypto", "CFiles"]),
    room("TruceHTTP", opens: ["TruceGround", "CMicroHTTPD"]),
    room("TruceEngine", opens: ["TruceGround"]),
    room("TruceGround", opens: ["CGEOS", "CGeodesic", "CCrypto", "CJansson"]),

    // earth
    .systemLibrary(name: "CFiles"),
    seam("CArchive", pkgConfig: "libarchive", package: "libarchive-dev"),
    seam("CSQLite", pkgConfig: "sqlite3", package: "libsqlite3-dev"),
    seam("CSodium", pkgConfig: "libsodium", package: "libsodium-dev"),
    seam("CCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),
    seam("CGEOS", pkgConfig: "geos", package: "libgeos-dev"),
    seam("CGeodesic", pkgConfig: "proj", package: "libproj-dev"),
    seam("CJansson", pkgConfig: "jansson", package: "libjansson-dev"),
    seam("CMicroHTTPD", pkgConfig: "libmicrohttpd", package: "libmicrohttpd-dev"),
    seam("CZstd", pkgConfig: "libzstd", package: "libzstd-dev"),

    // tests
    tests(of: "TruceGround"),
    tests(of: "TruceHTTP", opens: ["TruceGround"]),
    tests(of: "TruceEngine", opens: ["TruceGround"]),
    tests(of: "TruceLedger", opens: ["TruceGround"]),
    .target(
      name: "TruceTestSupport", dependencies: ["TruceEvidence", "TruceTerms", "TruceGround"],
      path: "Tests/TruceTestSupport", swiftSettings: house),
    // The scenarios of the language are decided by the assessor, which stands a room higher.
    tests(
      of: "TruceTerms",
      opens: ["TruceFindings", "TruceEvidence", "TruceGround", "TruceTestSupport"]),
    tests(
      of: "TruceEvidence", opens: ["TruceTerms", "TruceEngine", "TruceGround", "TruceTestSupport"]),
    tests(
      of: "TruceFindings",
      opens: ["TruceEvidence", "TruceTerms", "TruceEngine", "TruceGround", "TruceTestSupport"]),
    tests(
      of: "TruceFigures", opens: ["TruceFindings", "TruceEvidence", "TruceTerms", "TruceGround"]),
    tests(
      of: "TruceStore",
      opens: [
        "TruceLedger", "TruceFigures", "TruceFindings", "TruceEvidence", "TruceTerms",
        "TruceEngine",
        "TruceGround",
      ]),
    tests(
      of: "TrucePublish",
      opens: [
        "TruceStore", "TruceFigures", "TruceFindings", "TruceEvidence", "TruceTerms",
        "TruceLedger", "TruceGround", "TruceTestSupport",
      ]),
    tests(of: "TruceCommand", opens: ["TruceTestSupport", "truce", "TruceGround"]),
  ]
)
