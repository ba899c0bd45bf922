// SPDX-License-Identifier: Apache-2.0

import TruceGround
import TruceStore

/// A mission of a few lines about two parties, north and south, in a folder of its own.
struct SmallMission {
  let folder: TemporaryFolder
  static let now = Instant(secondsSince1970: 1_930_000_000)

  init(settings: String = "") throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      mission "Harbour truce"
        founded 2031-03-01T00:00:00Z
      \(settings)
      """, to: "mission.truce")
    try folder.write(
      """
      agreement harbour "Harbour truce"
        time zone UTC
      party north "Northland"
      party south "Southland"
      source talk 2031-03-01 none "Joint text" https://example.org/talk
      object energy substation, refinery
      object hospital
      provision strikes "No strikes on energy sites"
        prohibits attack on energy
        binds north, south
        reading north-1 by north from talk
          objects energy
          otherwise not
          hits covered
          from 2031-03-10
          until 2031-04-10
        reading south-1 by south from talk
          objects energy, hospital
          otherwise not
          hits covered
          from 2031-03-12
          until 2031-04-10
        position north accepts 2031-03-01 from talk
        position south accepts 2031-03-01 from talk
      """, to: "agreement.truce")
    try folder.write(
      """
      speaker,affiliation
      Northern ministry,north
      Southern ministry,south
      Harbour Post,none
      River Radio,none
      """, to: "sources.csv")
    try folder.write(
      """
      mapping "Notes"
        form csv
        id id
        date day
        place latitude longitude
          radius radius
          holds 95
        object object
          class class
        speaker speaker split ";"
        actor by
          north is north
          south is south
        act hit
        text text
      """, to: "notes.map")
  }

  var path: String { folder.path }

  /// Opens the mission for one person.
  func open(
    as person: String = "operator", at now: Instant = SmallMission.now
  ) throws -> Mission {
    try Mission(opening: path, writing: Mission.Writer(person: person, now: now))
  }

  /// Takes rows in, as one download of the feed `notes`; the mission is closed again.
  @discardableResult func take(
    _ rows: [String], at now: Instant = SmallMission.now
  ) throws -> Mission.Imported {
    let header = "id,day,latitude,longitude,radius,object,class,speaker,by,text"
    let text = ([header] + rows).joined(separator: "\n") + "\n"
    var download = Mission.Download(content: .bytes(Array(text.utf8)), name: "notes.csv")
    download.mapping = try SourceText(
      bytes: MissionFolder.read(path + "/notes.map"), name: "notes.map")
    return try open(at: now).take(download)
  }

  static let strike =
    "1,2031-03-15,10,20,500,substation Alder,substation,Northern ministry,south,a strike at Alder"
}
