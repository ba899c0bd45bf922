// SPDX-License-Identifier: Apache-2.0
#pragma once
// The C library declares this one only to programs that ask for all of GNU's own calls.
extern int renameat2(int, const char *, int, const char *, unsigned int);
/// Gives a file a name that none has yet, in one step; -1 with `errno` EEXIST where one has it, with
/// another where the file system cannot.
static inline int truce_name_new(const char *file, const char *name) {
  const int here = -100 /* AT_FDCWD */;
  const unsigned int no_replace = 1 /* RENAME_NOREPLACE */;
  return renameat2(here, file, here, name, no_replace);
}
/// Lets two files change places, in one step; -1 with `errno` where the file system cannot.
static inline int truce_exchange(const char *one, const char *other) {
  const int here = -100 /* AT_FDCWD */;
  const unsigned int exchange = 2 /* RENAME_EXCHANGE */;
  return renameat2(here, one, here, other, exchange);
}
