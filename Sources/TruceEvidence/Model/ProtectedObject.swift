// SPDX-License-Identifier: Apache-2.0

public import TruceGround
public import TruceTerms

/// A known object of a class, with where it stands and who says so.
public struct ProtectedObject: Hashable, Sendable {
  /// Its id in the mission's list.
  public var id: String
  /// What it is called.
  public var name: String
  /// Its class; `nil` when its tags lead to none.
  public var objectClass: ObjectClass.ID?
  /// Its ground plan: a point, a line or polygons.
  public var geometry: Geometry
  /// How precisely a point is known, in metres; 0 for a drawn ground plan.
  public var precisionInMetres: Double
  /// The country as the source gives it; empty when it gives none.
  ///
  /// Truce concludes nothing from it.
  public var country: String
  /// Where the facts come from.
  public var source: String
  /// Whether it was placed from a report of an incident: it never decides that incident's object or
  /// place.
  public var placedFromReport: Bool

  /// A known object.
  public init(
    id: String, name: String, objectClass: ObjectClass.ID?, geometry: Geometry,
    precisionInMetres: Double, country: String = "", source: String = "",
    placedFromReport: Bool = false
  ) {
    self.id = id
    self.name = name
    self.objectClass = objectClass
    self.geometry = geometry
    self.precisionInMetres = precisionInMetres
    self.country = country
    self.source = source
    self.placedFromReport = placedFromReport
  }
}
