#ifdef __x86_64__
#include "Kernels.h"

#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("sha,sse4.1,ssse3"))), apply_to = function)

/// Messages interleaved: what the processor can work on while one waits for its previous round. More were no faster.
#define STREAMS 2

/// The eight words of the state as the instructions want them: ABEF and CDGH, A in the highest place.
struct state {
    __m128i abef;
    __m128i cdgh;
};

static inline __m128i big_endian(__m128i bytes) {
    return _mm_shuffle_epi8(bytes, _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203));
}

static inline __m128i load(const uint8_t *bytes) { return _mm_loadu_si128((const __m128i *)bytes); }

static inline struct state start(void) {
    return (struct state){
        _mm_set_epi32(
            (int)initial_state[0], (int)initial_state[1], (int)initial_state[4], (int)initial_state[5]),
        _mm_set_epi32(
            (int)initial_state[2], (int)initial_state[3], (int)initial_state[6], (int)initial_state[7]),
    };
}

static inline void finish(struct state state, uint8_t *digest) {
    __m128i abcd = _mm_shuffle_epi32(_mm_unpackhi_epi64(state.cdgh, state.abef), _MM_SHUFFLE(0, 1, 2, 3));
    __m128i efgh = _mm_shuffle_epi32(_mm_unpacklo_epi64(state.cdgh, state.abef), _MM_SHUFFLE(0, 1, 2, 3));
    // Unpacked, the halves stand as CD AB; the words turned round give A to D.
    abcd = big_endian(abcd);
    efgh = big_endian(efgh);
    _mm_storeu_si128((__m128i *)digest, abcd);
    _mm_storeu_si128((__m128i *)(digest + 16), efgh);
}

/// Four rounds, on words to which their constants were added.
static inline __attribute__((always_inline)) void four_rounds(struct state *state, __m128i sum) {
    state->cdgh = _mm_sha256rnds2_epu32(state->cdgh, state->abef, sum);
    state->abef = _mm_sha256rnds2_epu32(state->abef, state->cdgh, _mm_shuffle_epi32(sum, 0x0e));
}

static inline __attribute__((always_inline)) __m128i constants(int quarter) {
    return _mm_load_si128((const __m128i *)(round_constants + 4 * quarter));
}

/// The rounds from 4 `first` on, of some streams at a time; `w` has the last sixteen words of each.
static inline __attribute__((always_inline)) void rounds(struct state *states, __m128i w[][4], int streams, int first) {
#pragma clang loop unroll(full)
    for (int i = first; i < ROUNDS / 4; i += 1) {
#pragma clang loop unroll(full)
        for (int k = 0; k < streams; k += 1) {
            four_rounds(&states[k], _mm_add_epi32(w[k][i & 3], constants(i)));
            if (i >= 12) continue;
            __m128i next = _mm_sha256msg1_epu32(w[k][i & 3], w[k][(i + 1) & 3]);
            next = _mm_add_epi32(next, _mm_alignr_epi8(w[k][(i + 3) & 3], w[k][(i + 2) & 3], 4));
            w[k][i & 3] = _mm_sha256msg2_epu32(next, w[k][(i + 3) & 3]);
        }
    }
}

static inline __attribute__((always_inline)) void add(struct state *states, const struct state *old, int streams) {
    for (int k = 0; k < streams; k += 1) {
        states[k].abef = _mm_add_epi32(states[k].abef, old[k].abef);
        states[k].cdgh = _mm_add_epi32(states[k].cdgh, old[k].cdgh);
    }
}

static inline __attribute__((always_inline)) void compress(
    struct state *states, const uint8_t *const *blocks, int streams) {
    struct state old[STREAMS];
    __m128i w[STREAMS][4];
    for (int k = 0; k < streams; k += 1) {
        old[k] = states[k];
        for (int i = 0; i < 4; i += 1) w[k][i] = big_endian(load(blocks[k] + 16 * i));
    }
    rounds(states, w, streams, 0);
    add(states, old, streams);
}

void csha256_instructions_messages(MESSAGES_PARAMETERS) {
    (void)upcoming;
    struct padded_message padded[STREAMS];
    struct state states[STREAMS];
    size_t position = 0;
    for (; position + STREAMS <= count; position += STREAMS) {
        size_t shortest = SIZE_MAX;
        for (int k = 0; k < STREAMS; k += 1) {
            size_t index = order[position + (size_t)k];
            pad(&padded[k], prefix, messages[index], lengths[index]);
            states[k] = start();
            if (padded[k].block_count < shortest) shortest = padded[k].block_count;
        }
        for (size_t i = 0; i < shortest; i += 1) {
            const uint8_t *blocks[STREAMS] = {block_at(&padded[0], i), block_at(&padded[1], i)};
            compress(states, blocks, STREAMS);
        }
        for (int k = 0; k < STREAMS; k += 1) {
            for (size_t i = shortest; i < padded[k].block_count; i += 1) {
                const uint8_t *block = block_at(&padded[k], i);
                compress(&states[k], &block, 1);
            }
            finish(states[k], digests + (size_t)order[position + (size_t)k] * DIGEST_BYTES);
        }
    }
    for (; position < count; position += 1) {
        size_t index = order[position];
        pad(&padded[0], prefix, messages[index], lengths[index]);
        states[0] = start();
        for (size_t i = 0; i < padded[0].block_count; i += 1) {
            const uint8_t *block = block_at(&padded[0], i);
            compress(states, &block, 1);
        }
        finish(states[0], digests + index * DIGEST_BYTES);
    }
}

static inline __attribute__((always_inline)) void nodes(const uint8_t *pairs, uint8_t *digests, int streams) {
    struct state states[STREAMS], old[STREAMS];
    __m128i w[STREAMS][4];
    uint32_t second[STREAMS];
    for (int k = 0; k < streams; k += 1) {
        const uint8_t *pair = pairs + k * BLOCK_BYTES;
        states[k] = old[k] = start();
        // Behind the prefix, everything stands one byte further.
        w[k][0] = big_endian(_mm_or_si128(_mm_slli_si128(load(pair), 1), _mm_cvtsi32_si128(0x01)));
        for (int i = 1; i < 4; i += 1) w[k][i] = big_endian(load(pair + 16 * i - 1));
        second[k] = (uint32_t)pair[BLOCK_BYTES - 1] << 24 | PADDING_BEHIND_BYTE;
    }
    rounds(states, w, streams, 0);
    add(states, old, streams);
    // The second block is the last byte, and padding: words 1 to 14 are zero, and add nothing to later ones.
    for (int k = 0; k < streams; k += 1) {
        old[k] = states[k];
        w[k][0] = _mm_cvtsi32_si128((int)second[k]);
        w[k][3] = _mm_set_epi32(NODE_BITS, 0, 0, 0);
        four_rounds(&states[k], _mm_add_epi32(w[k][0], constants(0)));
        w[k][0] = _mm_sha256msg2_epu32(w[k][0], w[k][3]);
    }
    for (int k = 0; k < streams; k += 1) {
        four_rounds(&states[k], constants(1));
        w[k][1] = _mm_sha256msg2_epu32(_mm_alignr_epi8(w[k][0], w[k][3], 4), w[k][0]);
    }
    for (int k = 0; k < streams; k += 1) {
        four_rounds(&states[k], constants(2));
        w[k][2] = _mm_sha256msg2_epu32(_mm_alignr_epi8(w[k][1], w[k][0], 4), w[k][1]);
    }
    rounds(states, w, streams, 3);
    add(states, old, streams);
    for (int k = 0; k < streams; k += 1) finish(states[k], digests + k * DIGEST_BYTES);
}

void csha256_instructions_nodes(NODES_PARAMETERS) {
    size_t i = 0;
    for (; i + STREAMS <= count; i += STREAMS) nodes(pairs + i * BLOCK_BYTES, digests + i * DIGEST_BYTES, STREAMS);
    for (; i < count; i += 1) nodes(pairs + i * BLOCK_BYTES, digests + i * DIGEST_BYTES, 1);
}

#pragma clang attribute pop
#endif
