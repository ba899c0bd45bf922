// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <sodium.h>

// glibc shows syncfs only to sources that define _GNU_SOURCE, which Swift's Glibc module does not.
// A ledger makes many files durable with one such call instead of one call for each file.
extern int syncfs(int descriptor);
