#include "Kernels.h"

/// Messages that are put in order at a time.
#define BATCH 256
/// Blocks from which on messages are sorted in a slower way, of which there are few.
#define MANY_BLOCKS 64

/// Messages that the SHA instructions hash in the time that sixteen lanes take, whether full or not.
#define INSTRUCTIONS_WORTH_16_LANES 13

typedef void hash_messages(MESSAGES_PARAMETERS);
typedef void hash_nodes(NODES_PARAMETERS);

struct kernel {
    size_t lanes;
    hash_messages *messages;
    hash_nodes *nodes;
    /// For what does not fill the lanes; NULL when the lanes do that too.
    const struct kernel *rest;
    /// Messages, all equally long, from which on the lanes are faster than the rest's kernel.
    size_t break_even;
};

static const struct kernel lanes4 = {4, csha256_lanes4_messages, csha256_lanes4_nodes, NULL, 0};
#ifdef __x86_64__
static const struct kernel lanes8 = {8, csha256_lanes8_messages, csha256_lanes8_nodes, NULL, 0};
static const struct kernel lanes16 = {16, csha256_lanes16_messages, csha256_lanes16_nodes, NULL, 0};
static const struct kernel instructions = {
    2, csha256_instructions_messages, csha256_instructions_nodes, NULL, 0};
static const struct kernel lanes16_and_instructions = {
    16, csha256_lanes16_messages, csha256_lanes16_nodes, &instructions, INSTRUCTIONS_WORTH_16_LANES};
#endif

static const struct kernel *kernel_of(CSHA256Implementation implementation) {
    switch (implementation) {
#ifdef __x86_64__
    case CSHA256ImplementationInstructions:
        return &instructions;
    case CSHA256ImplementationLanes8:
        return &lanes8;
    case CSHA256ImplementationLanes16:
        return &lanes16;
    case CSHA256ImplementationLanes16AndInstructions:
        return &lanes16_and_instructions;
#endif
    default:
        return &lanes4;
    }
}

/// Positions of the messages, those with the most blocks first: lanes side by side then end at about the same time.
static void sort(uint16_t *order, const size_t *block_counts, size_t count) {
    if (count == 1) {
        order[0] = 0;
        return;
    }
    uint16_t starts[MANY_BLOCKS + 1] = {0};
    for (size_t i = 0; i < count; i += 1) {
        starts[block_counts[i] < MANY_BLOCKS ? block_counts[i] : MANY_BLOCKS] += 1;
    }
    size_t many = starts[MANY_BLOCKS];
    uint16_t next = 0;
    for (size_t blocks = MANY_BLOCKS + 1; blocks-- > 0;) {
        uint16_t here = starts[blocks];
        starts[blocks] = next;
        next += here;
    }
    for (size_t i = 0; i < count; i += 1) {
        order[starts[block_counts[i] < MANY_BLOCKS ? block_counts[i] : MANY_BLOCKS]++] = (uint16_t)i;
    }
    for (size_t i = 1; i < many; i += 1) {
        uint16_t moved = order[i];
        size_t j = i;
        for (; j > 0 && block_counts[order[j - 1]] < block_counts[moved]; j -= 1) order[j] = order[j - 1];
        order[j] = moved;
    }
}

/// Whether the lanes would mostly idle, too few messages being as long as the longest.
static bool is_rest(const struct kernel *kernel, const uint16_t *order, const size_t *block_counts, size_t count) {
    if (kernel->rest == NULL) return false;
    size_t sum = 0;
    for (size_t i = 0; i < count; i += 1) sum += block_counts[order[i]];
    return sum < block_counts[order[0]] * kernel->break_even;
}

void csha256_messages(
    CSHA256Implementation implementation, CSHA256Prefix prefix, const uint8_t *const *messages, const size_t *lengths,
    size_t count, uint8_t *digests) {
    const struct kernel *kernel = kernel_of(implementation);
    uint16_t order[BATCH];
    size_t block_counts[BATCH];
    while (count > 0) {
        size_t batch = count < BATCH ? count : BATCH;
        for (size_t i = 0; i < batch; i += 1) block_counts[i] = padded_block_count(prefix, lengths[i]);
        sort(order, block_counts, batch);
        for (size_t i = 0; i < batch;) {
            size_t group = batch - i < kernel->lanes ? batch - i : kernel->lanes;
            const struct kernel *used = is_rest(kernel, order + i, block_counts, group) ? kernel->rest : kernel;
            // The rest's kernel takes the longest, and what remains is looked at again.
            if (used != kernel && used->lanes < group) group = used->lanes;
            used->messages(prefix, messages, lengths, order + i, group, batch - i - group, digests);
            i += group;
        }
        messages += batch;
        lengths += batch;
        digests += batch * DIGEST_BYTES;
        count -= batch;
    }
}

void csha256_nodes(CSHA256Implementation implementation, const uint8_t *pairs, size_t count, uint8_t *digests) {
    const struct kernel *kernel = kernel_of(implementation);
    while (count > 0) {
        size_t group = count < kernel->lanes ? count : kernel->lanes;
        const struct kernel *used = kernel->rest != NULL && group < kernel->break_even ? kernel->rest : kernel;
        used->nodes(pairs, group, digests);
        pairs += group * BLOCK_BYTES;
        digests += group * DIGEST_BYTES;
        count -= group;
    }
}
