#pragma once

#include "PaddedMessage.h"

// The implementations. Messages come by their positions in the caller's arrays, as `order` lists them; those of vectors
// take as many as they have lanes at the most, and are fastest when those have about the same number of blocks. Behind
// those, `order` lists as many `upcoming` ones, whose bytes are called for in advance: memory is slower than hashing.

#define MESSAGES_PARAMETERS                                                                                    \
    CSHA256Prefix prefix, const uint8_t *const *messages, const size_t *lengths, const uint16_t *order,            \
        size_t count, size_t upcoming, uint8_t *digests
#define NODES_PARAMETERS const uint8_t *pairs, size_t count, uint8_t *digests

void csha256_lanes4_messages(MESSAGES_PARAMETERS);
void csha256_lanes4_nodes(NODES_PARAMETERS);
#ifdef __x86_64__
void csha256_lanes8_messages(MESSAGES_PARAMETERS);
void csha256_lanes8_nodes(NODES_PARAMETERS);
void csha256_lanes16_messages(MESSAGES_PARAMETERS);
void csha256_lanes16_nodes(NODES_PARAMETERS);
void csha256_instructions_messages(MESSAGES_PARAMETERS);
void csha256_instructions_nodes(NODES_PARAMETERS);
#endif
