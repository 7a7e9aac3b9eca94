#include "CSHA256.h"

#ifdef __x86_64__
#include <cpuid.h>

static bool has_instructions(void) {
    // Leaf 7, EBX, bit 29; not every compiler's __builtin_cpu_supports knows of it.
    unsigned int a = 0, b = 0, c = 0, d = 0;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || !(b >> 29 & 1)) return false;
    return __builtin_cpu_supports("ssse3") && __builtin_cpu_supports("sse4.1");
}

bool csha256_is_available(CSHA256Implementation implementation) {
    // What the processor has, and the operating system keeps for each process.
    switch (implementation) {
    case CSHA256ImplementationNone:
    case CSHA256ImplementationLanes4:
        return true;
    case CSHA256ImplementationInstructions:
        return has_instructions();
    case CSHA256ImplementationLanes8:
        return __builtin_cpu_supports("avx2");
    case CSHA256ImplementationLanes16:
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw");
    case CSHA256ImplementationLanes16AndInstructions:
        return csha256_is_available(CSHA256ImplementationLanes16) && has_instructions();
    }
    return false;
}

CSHA256Implementation csha256_fastest_for_many(void) {
    static const CSHA256Implementation by_speed[] = {
        CSHA256ImplementationLanes16AndInstructions, CSHA256ImplementationInstructions, CSHA256ImplementationLanes16,
        CSHA256ImplementationLanes8, CSHA256ImplementationLanes4,
    };
    for (size_t i = 0; i < sizeof by_speed / sizeof by_speed[0]; i += 1) {
        if (csha256_is_available(by_speed[i])) return by_speed[i];
    }
    return CSHA256ImplementationNone;
}

CSHA256Implementation csha256_fastest_for_one(void) {
#ifndef __OPTIMIZE__
    // A debug build: the system's library is optimized, and this is not.
    return CSHA256ImplementationNone;
#endif
    return has_instructions() ? CSHA256ImplementationInstructions : CSHA256ImplementationNone;
}

#else

bool csha256_is_available(CSHA256Implementation implementation) {
    return implementation == CSHA256ImplementationNone || implementation == CSHA256ImplementationLanes4;
}

// Others have SHA instructions as a rule, which their system's library uses.
CSHA256Implementation csha256_fastest_for_many(void) { return CSHA256ImplementationNone; }

CSHA256Implementation csha256_fastest_for_one(void) { return CSHA256ImplementationNone; }

#endif
