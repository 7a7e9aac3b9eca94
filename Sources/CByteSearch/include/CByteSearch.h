#pragma once

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// In C because Swift's SIMD types have no way to gather one bit from each byte of a comparison, which is what makes a
// search of 16 bytes at a time fast. In the header, so that Swift inlines it: the runs are short, a call would cost more.

/// How many bytes behind the end of a text ``activity_ledger_plain_run`` may read.
#define ACTIVITY_LEDGER_PADDING_BYTES 16

/// The plain text at `bytes`: up to a quote, a backslash, or a control character of ASCII, which must be there somewhere.
/// In the lower half of the result how many bytes it has, in the upper half whether any of them is not ASCII.
static inline uint64_t activity_ledger_plain_run(const uint8_t *bytes) {
#if defined(__SSE2__)
    const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\');
    const __m128i lastControl = _mm_set1_epi8(0x1F), deleted = _mm_set1_epi8(0x7F);
    uint32_t beyond = 0;
    for (uint32_t length = 0;; length += 16) {
        const __m128i block = _mm_loadu_si128((const __m128i *)(bytes + length));
        const __m128i ends = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, backslash)),
            _mm_or_si128(
                _mm_cmpeq_epi8(_mm_min_epu8(block, lastControl), block), _mm_cmpeq_epi8(block, deleted)));
        const uint32_t end = (uint32_t)_mm_movemask_epi8(ends), high = (uint32_t)_mm_movemask_epi8(block);
        if (end) {
            const uint32_t count = (uint32_t)__builtin_ctz(end);
            beyond |= high & ((1u << count) - 1);
            return (uint64_t)(length + count) | ((uint64_t)(beyond != 0) << 32);
        }
        beyond |= high;
    }
#else
    uint32_t length = 0, beyond = 0;
    for (;; length++) {
        const uint8_t byte = bytes[length];
        if (byte == '"' || byte == '\\' || byte < 0x20 || byte == 0x7F) break;
        beyond |= byte & 0x80;
    }
    return (uint64_t)length | ((uint64_t)(beyond != 0) << 32);
#endif
}

/// Eight bytes as a number, the first of them the lowest, wherever they stand.
static inline uint64_t activity_ledger_load64(const uint8_t *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}
