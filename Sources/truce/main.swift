// SPDX-License-Identifier: Apache-2.0

import Foundation
import TruceCommand

exit(
  Truce.run(
    Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment,
    program: CommandLine.arguments.first ?? "truce"))
