// SPDX-License-Identifier: Apache-2.0

public import TruceGround

/// Where a page stands among the reports of a site, so that an incident of another day can be linked to.
public struct SitePlace: Hashable, Sendable {
  /// The days that have a folder beside the page's.
  public var days: ClosedRange<CivilDay>
  /// The name of a page in the page's language.
  public var page: String

  /// A place in a site.
  public init(days: ClosedRange<CivilDay>, page: String) {
    self.days = days
    self.page = page
  }
}
