#ifdef __x86_64__
#include "Kernels.h"

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw"))), apply_to = function)

#define LANES 16
#define LANES_NAME(name) csha256_lanes16_##name

typedef uint32_t words __attribute__((vector_size(4 * LANES)));

#define SHUFFLE(x, y, ...) __builtin_shufflevector(x, y, __VA_ARGS__)

/// Turns rows to columns: numbers and pairs of them within the quarters of the vectors, where it is cheap, then the
/// quarters and pairs of those.
static inline __attribute__((always_inline)) void transpose(words rows[LANES]) {
    words x[LANES];
    for (int i = 0; i < LANES; i += 2) {
        x[i] = SHUFFLE(rows[i], rows[i + 1], 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29);
        x[i + 1] = SHUFFLE(rows[i], rows[i + 1], 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31);
    }
    for (int i = 0; i < LANES; i += 4) {
        for (int j = 0; j < 2; j += 1) {
            rows[i + 2 * j] = SHUFFLE(
                x[i + j], x[i + j + 2], 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29);
            rows[i + 2 * j + 1] = SHUFFLE(
                x[i + j], x[i + j + 2], 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31);
        }
    }
    // Now rows[4 i + j] has column 4 q + j of the rows 4 i to 4 i + 3 in its quarter q.
    for (int j = 0; j < 4; j += 1) {
        words even0 = SHUFFLE(rows[j], rows[j + 4], 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
        words odd0 = SHUFFLE(rows[j], rows[j + 4], 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
        words even1 = SHUFFLE(rows[j + 8], rows[j + 12], 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
        words odd1 = SHUFFLE(rows[j + 8], rows[j + 12], 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
        x[j] = SHUFFLE(even0, even1, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
        x[j + 8] = SHUFFLE(even0, even1, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
        x[j + 4] = SHUFFLE(odd0, odd1, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
        x[j + 12] = SHUFFLE(odd0, odd1, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
    }
    for (int i = 0; i < LANES; i += 1) rows[i] = x[i];
}

#include "Lanes.h"

#pragma clang attribute pop
#endif
