#pragma once

#include "CSHA256.h"
#include "Constants.h"

#include <string.h>

/// A message as blocks of 64 bytes: read where it lies, but for its first block when it has a prefix, and the last one
/// or two, which are put together here.
struct padded_message {
    const uint8_t *bytes;
    /// 1 with a prefix, 0 without: how far the blocks lie before the message's own bytes.
    size_t shift;
    /// The blocks before the tail.
    size_t tail_start;
    /// All blocks.
    size_t block_count;
    uint8_t head[BLOCK_BYTES];
    /// Takes the bytes before the tail's, so that those can be copied in one piece of fixed length.
    uint8_t before_tail[BLOCK_BYTES];
    uint8_t tail[2 * BLOCK_BYTES];
};

/// Blocks of a message of this length behind its prefix: it, a byte 0x80 and eight bytes of length, rounded up.
static inline size_t padded_block_count(CSHA256Prefix prefix, size_t length) {
    return (length + (prefix == CSHA256PrefixLeaf) + 8) / BLOCK_BYTES + 1;
}

static inline void pad(struct padded_message *message, CSHA256Prefix prefix, const uint8_t *bytes, size_t length) {
    size_t shift = prefix == CSHA256PrefixLeaf;
    size_t rest = (length + shift) % BLOCK_BYTES;
    message->bytes = bytes;
    message->shift = shift;
    message->tail_start = (length + shift) / BLOCK_BYTES;
    message->block_count = padded_block_count(prefix, length);
    memset(message->tail, 0, sizeof message->tail);
    if (length >= BLOCK_BYTES) {
        memcpy(message->tail + rest - BLOCK_BYTES, bytes + length - BLOCK_BYTES, BLOCK_BYTES);
    } else if (message->tail_start == 0 && length > 0) {
        memcpy(message->tail + shift, bytes, length);
    }
    if (shift) {
        if (message->tail_start == 0) {
            message->tail[0] = 0x00;
        } else {
            message->head[0] = 0x00;
            memcpy(message->head + 1, bytes, BLOCK_BYTES - 1);
        }
    }
    message->tail[rest] = 0x80;
    uint64_t bits = __builtin_bswap64((uint64_t)(length + shift) * 8);
    memcpy(message->tail + (message->block_count - message->tail_start) * BLOCK_BYTES - 8, &bits, 8);
}

static inline const uint8_t *block_at(const struct padded_message *message, size_t index) {
    if (index >= message->tail_start) return message->tail + (index - message->tail_start) * BLOCK_BYTES;
    if (index < message->shift) return message->head;
    return message->bytes + (index * BLOCK_BYTES - message->shift);
}
