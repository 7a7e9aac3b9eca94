#include "Kernels.h"

#define LANES 4
#define LANES_NAME(name) csha256_lanes4_##name

typedef uint32_t words __attribute__((vector_size(4 * LANES)));

#define SHUFFLE(x, y, ...) __builtin_shufflevector(x, y, __VA_ARGS__)

/// Turns rows to columns: pairs of numbers first, then pairs of pairs.
static inline __attribute__((always_inline)) void transpose(words rows[LANES]) {
    words a = SHUFFLE(rows[0], rows[1], 0, 4, 1, 5), b = SHUFFLE(rows[0], rows[1], 2, 6, 3, 7);
    words c = SHUFFLE(rows[2], rows[3], 0, 4, 1, 5), d = SHUFFLE(rows[2], rows[3], 2, 6, 3, 7);
    rows[0] = SHUFFLE(a, c, 0, 1, 4, 5);
    rows[1] = SHUFFLE(a, c, 2, 3, 6, 7);
    rows[2] = SHUFFLE(b, d, 0, 1, 4, 5);
    rows[3] = SHUFFLE(b, d, 2, 3, 6, 7);
}

#include "Lanes.h"
