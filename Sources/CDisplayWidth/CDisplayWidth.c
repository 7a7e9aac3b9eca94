#define _XOPEN_SOURCE 700
#define _DARWIN_C_SOURCE
#include "CDisplayWidth.h"

#include <locale.h>
#include <wchar.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif

int activity_ledger_display_width(unsigned int scalar) {
    // A program starts in the "C" locale, in which nothing beyond ASCII has a width. The locale of one thread is
    // changed for one call, so that whoever embeds the library keeps theirs.
    static _Thread_local locale_t unicode = (locale_t)0;
    if (unicode == (locale_t)0) unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (unicode == (locale_t)0) return 1;
    locale_t previous = uselocale(unicode);
    int width = wcwidth((wchar_t)scalar);
    uselocale(previous);
    return width;
}
