// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <jansson.h>

// json_decref is inline and reads a macro of atomics that Swift does not import.
static inline void truce_json_release(json_t *value) { json_decref(value); }
// The walk over an object is a macro.
static inline void *truce_json_first(json_t *object) { return json_object_iter(object); }
