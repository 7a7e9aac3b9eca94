#ifdef __x86_64__
#include "Kernels.h"

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)

#define LANES 8
#define LANES_NAME(name) csha256_lanes8_##name

typedef uint32_t words __attribute__((vector_size(4 * LANES)));

#define SHUFFLE(x, y, ...) __builtin_shufflevector(x, y, __VA_ARGS__)

/// Turns rows to columns: numbers and pairs of them within the halves of the vectors, where it is cheap, then the
/// halves.
static inline __attribute__((always_inline)) void transpose(words rows[LANES]) {
    words x[LANES];
    for (int i = 0; i < LANES; i += 2) {
        x[i] = SHUFFLE(rows[i], rows[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
        x[i + 1] = SHUFFLE(rows[i], rows[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
    }
    for (int i = 0; i < LANES; i += 4) {
        for (int j = 0; j < 2; j += 1) {
            rows[i + 2 * j] = SHUFFLE(x[i + j], x[i + j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
            rows[i + 2 * j + 1] = SHUFFLE(x[i + j], x[i + j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        }
    }
    for (int i = 0; i < 4; i += 1) {
        x[i] = SHUFFLE(rows[i], rows[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        x[i + 4] = SHUFFLE(rows[i], rows[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
    for (int i = 0; i < LANES; i += 1) rows[i] = x[i];
}

#include "Lanes.h"

#pragma clang attribute pop
#endif
