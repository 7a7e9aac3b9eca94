#include "CSHA256.h"

#ifdef __x86_64__
// What the C library found out at start, where it says so (glibc 2.34). To ask the processor again takes a virtual
// machine longer than writing an entry: each question goes to its host.
#if __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#endif

#ifdef CPU_FEATURE_ACTIVE

#define HAS(feature, name) CPU_FEATURE_ACTIVE(feature)

static bool has_instructions(void) {
    return CPU_FEATURE_ACTIVE(SHA) && CPU_FEATURE_ACTIVE(SSSE3) && CPU_FEATURE_ACTIVE(SSE4_1);
}

#else

#include <cpuid.h>

#define HAS(feature, name) __builtin_cpu_supports(name)

static bool has_instructions(void) {
    // Leaf 7, EBX, bit 29; not every compiler's __builtin_cpu_supports knows of it.
    unsigned int a = 0, b = 0, c = 0, d = 0;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || !(b >> 29 & 1)) return false;
    return __builtin_cpu_supports("ssse3") && __builtin_cpu_supports("sse4.1");
}

#endif

bool csha256_is_available(CSHA256Implementation implementation) {
    // What the processor has, and the operating system keeps for each process.
    switch (implementation) {
    case CSHA256ImplementationNone:
    case CSHA256ImplementationLanes4:
        return true;
    case CSHA256ImplementationInstructions:
        return has_instructions();
    case CSHA256ImplementationLanes8:
        return HAS(AVX2, "avx2");
    case CSHA256ImplementationLanes16:
        return HAS(AVX512F, "avx512f") && HAS(AVX512BW, "avx512bw");
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
