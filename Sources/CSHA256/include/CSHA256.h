#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// SHA-256 (FIPS 180-4) of many short messages at a time.
//
// Written by hand because no library of the system offers it: libcrypto hashes one message at a time, and its
// multi-buffer code is not part of its interface. One at a time, the processor idles while the rounds of the message
// wait for one another, and starting and ending a message takes libcrypto as long as a block or more. With SHA
// instructions, a ledger's lines so take it twice as long as they take here, and nodes of a tree three times; without,
// five times with AVX-512, and two and a half with AVX2. Nothing here allocates, keeps a state or can fail.

/// Ways to hash, which differ in speed alone.
typedef enum __attribute__((enum_extensibility(closed))) CSHA256Implementation : uint32_t {
    /// None: hash with the system's library.
    CSHA256ImplementationNone,
    /// The SHA instructions of x86, two messages interleaved.
    CSHA256ImplementationInstructions,
    /// Vectors of 4 numbers, a message in each lane: what every processor can do.
    CSHA256ImplementationLanes4,
    /// Vectors of 8 numbers: AVX2.
    CSHA256ImplementationLanes8,
    /// Vectors of 16 numbers: AVX-512.
    CSHA256ImplementationLanes16,
    /// Vectors of 16 numbers where there are messages enough to fill them, and the SHA instructions elsewhere.
    CSHA256ImplementationLanes16AndInstructions,
} CSHA256Implementation;

/// What a message is hashed behind.
typedef enum __attribute__((enum_extensibility(closed))) CSHA256Prefix : uint32_t {
    /// Nothing: plain SHA-256.
    CSHA256PrefixNone,
    /// A byte 0x00: a leaf of a tree (RFC 9162, section 2.1.1).
    CSHA256PrefixLeaf,
} CSHA256Prefix;

/// Whether this processor, and this build, has what an implementation needs. Always so of none.
bool csha256_is_available(CSHA256Implementation implementation);

/// The fastest available for many messages; none where the system's library is thought faster.
CSHA256Implementation csha256_fastest_for_many(void);

/// The fastest available for a message on its own; none where the system's library is thought faster.
CSHA256Implementation csha256_fastest_for_one(void);

/// Hashes `count` messages of `lengths` bytes, each behind `prefix`, to 32 bytes each at `digests`, in the same order.
/// A message of no bytes may be NULL. `implementation` must be available, and not none.
void csha256_messages(
    CSHA256Implementation implementation, CSHA256Prefix prefix, const uint8_t *const *messages, const size_t *lengths,
    size_t count, uint8_t *digests);

/// Hashes `count` nodes of a tree, SHA-256(0x01 ‖ left ‖ right), from pairs of 32-byte hashes that lie behind one
/// another, to 32 bytes each at `digests`, which may be `pairs`. `implementation` must be available, and not none.
void csha256_nodes(CSHA256Implementation implementation, const uint8_t *pairs, size_t count, uint8_t *digests);
