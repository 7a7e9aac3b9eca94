// SHA-256 of LANES messages side by side, a message in each lane of the vectors. Included once for each width, with
// LANES, LANES_NAME, words and transpose() defined.

#include "Kernels.h"

// Rotations and selections are written out: the compiler knows the instructions that do them at once.
#define ROTATE(x, n) ((x) >> (n) | (x) << (32 - (n)))

#define VECTORS_PER_BLOCK (16 / LANES)

/// Loads 64 bytes of each lane as big-endian numbers: words[i] has the i-th of each.
static inline __attribute__((always_inline)) void load(words block[16], const uint8_t *const lanes[LANES]) {
#pragma clang loop unroll(full)
    for (int part = 0; part < VECTORS_PER_BLOCK; part += 1) {
        words *rows = block + part * LANES;
#pragma clang loop unroll(full)
        for (int lane = 0; lane < LANES; lane += 1) {
            words row;
            memcpy(&row, lanes[lane] + part * sizeof row, sizeof row);
            rows[lane] = row << 24 | (row << 8 & 0x00FF0000) | (row >> 8 & 0x0000FF00) | row >> 24;
        }
        transpose(rows);
    }
}

/// The 64 rounds of FIPS 180-4, section 6.2.2. The state of lanes whose bits in `active` are not all set stays.
static inline __attribute__((always_inline)) void compress(words state[8], words w[16], words active) {
    words a = state[0], b = state[1], c = state[2], d = state[3];
    words e = state[4], f = state[5], g = state[6], h = state[7];
#pragma clang loop unroll(full)
    for (int t = 0; t < ROUNDS; t += 1) {
        if (t >= 16) {
            words w2 = w[(t - 2) & 15], w15 = w[(t - 15) & 15];
            words sigma0 = ROTATE(w15, 7) ^ ROTATE(w15, 18) ^ w15 >> 3;
            words sigma1 = ROTATE(w2, 17) ^ ROTATE(w2, 19) ^ w2 >> 10;
            w[t & 15] = sigma1 + w[(t - 7) & 15] + sigma0 + w[t & 15];
        }
        words sum1 = ROTATE(e, 6) ^ ROTATE(e, 11) ^ ROTATE(e, 25);
        words choice = (e & f) ^ (~e & g);
        words t1 = h + sum1 + choice + (w[t & 15] + round_constants[t]);
        words sum0 = ROTATE(a, 2) ^ ROTATE(a, 13) ^ ROTATE(a, 22);
        words majority = (a & b) ^ (a & c) ^ (b & c);
        h = g;
        g = f;
        f = e;
        e = d + t1;
        d = c;
        c = b;
        b = a;
        a = t1 + sum0 + majority;
    }
    state[0] += a & active;
    state[1] += b & active;
    state[2] += c & active;
    state[3] += d & active;
    state[4] += e & active;
    state[5] += f & active;
    state[6] += g & active;
    state[7] += h & active;
}

static __attribute__((noinline)) void compress_block(words state[8], words w[16], words active) {
    compress(state, w, active);
}

static inline __attribute__((always_inline)) void start(words state[8]) {
    for (int i = 0; i < 8; i += 1) state[i] = (words){0} + initial_state[i];
}

/// Writes the digest of each lane to its place; lanes without one have NULL.
static inline __attribute__((always_inline)) void finish(const words state[8], uint8_t *const digests[LANES]) {
    // As many rows as the transposition wants, of which those behind the eighth say nothing.
    words rows[LANES > 8 ? LANES : 8];
    for (int i = 0; i < 8; i += 1) {
        words x = state[i];
        rows[i] = x << 24 | (x << 8 & 0x00FF0000) | (x >> 8 & 0x0000FF00) | x >> 24;
    }
    for (int i = 8; i < LANES; i += 1) rows[i] = (words){0};
    for (int part = 0; part < 8; part += LANES) transpose(rows + part);
    size_t size = sizeof(words) < DIGEST_BYTES ? sizeof(words) : DIGEST_BYTES;
    for (int lane = 0; lane < LANES; lane += 1) {
        if (digests[lane] == NULL) continue;
        for (int part = 0; part < 8; part += LANES) memcpy(digests[lane] + part * 4, &rows[part + lane], size);
    }
}

void LANES_NAME(messages)(MESSAGES_PARAMETERS) {
    struct padded_message padded[LANES];
    uint8_t *results[LANES] = {NULL};
    words block_counts = {0};
    size_t longest = 0;
    for (size_t lane = 0; lane < LANES; lane += 1) {
        // Lanes left over do what the first does, for nothing.
        size_t index = order[lane < count ? lane : 0];
        pad(&padded[lane], prefix, messages[index], lengths[index]);
        if (lane < count) results[lane] = digests + index * DIGEST_BYTES;
        size_t blocks = padded[lane].block_count;
        block_counts[lane] = (uint32_t)blocks;
        if (blocks > longest) longest = blocks;
    }
    words state[8], block[16];
    start(state);
    for (size_t index = 0; index < longest; index += 1) {
        const uint8_t *blocks[LANES];
        for (size_t lane = 0; lane < LANES; lane += 1) {
            // A lane that is done reads its last block over and over.
            size_t last = padded[lane].block_count - 1;
            blocks[lane] = block_at(&padded[lane], index < last ? index : last);
        }
        for (size_t lane = 0; lane < LANES && lane < upcoming; lane += 1) {
            size_t next = order[count + lane];
            if (index * BLOCK_BYTES < lengths[next]) __builtin_prefetch(messages[next] + index * BLOCK_BYTES);
        }
        load(block, blocks);
        compress_block(state, block, (words)(block_counts > (uint32_t)index));
    }
    finish(state, results);
}

void LANES_NAME(nodes)(NODES_PARAMETERS) {
    const uint8_t *blocks[LANES];
    uint8_t *results[LANES] = {NULL};
    for (size_t lane = 0; lane < LANES; lane += 1) {
        blocks[lane] = pairs + (lane < count ? lane : 0) * BLOCK_BYTES;
        if (lane < count) results[lane] = digests + lane * DIGEST_BYTES;
    }
    words state[8], block[16], all = (words){0} - 1;
    start(state);
    load(block, blocks);
    // Behind the prefix each word begins one byte earlier. Of a node's 65 bytes one goes into the second block, whose
    // other words are padding; knowing them, the compiler leaves out what they contribute nothing to.
    words last = block[15];
    for (int i = 15; i > 0; i -= 1) block[i] = block[i - 1] << 24 | block[i] >> 8;
    block[0] = block[0] >> 8 | NODE_PREFIX_WORD;
    compress_block(state, block, all);
    words padding[16] = {0};
    padding[0] = last << 24 | PADDING_BEHIND_BYTE;
    padding[15] = (words){0} + NODE_BITS;
    compress(state, padding, all);
    finish(state, results);
}
