/* preload_shows_text_harmless.c
 * Description: A setting that is shown keeps its UTF-8; control characters, those from U+0080 to U+009F too, and bytes
 *     that are no UTF-8 become question marks. It is cut between characters.
 * Modes: preload
 * Needs: exec
 */
#include "again.h"

static char output[OUTPUT_BYTES];

static void shown(const char *text, const char *expected)
{
    char start[512];
    int status = run_again(text, NULL, "all", output);

    CHECK(WIFEXITED(status));
    CHECK_EQUAL(WEXITSTATUS(status), 125);
    snprintf(start, sizeof start, "splork: SPLORK_CLONE=%s: there is no call", expected);
    if (strncmp(output, start, strlen(start)) != 0)
        fprintf(stderr, "not \"%s\" but \"%s\"\n", start, output);
    CHECK_EQUAL(strncmp(output, start, strlen(start)), 0);
    CHECK_EQUAL(count_of(output, "\n"), 1);
}

int main(int argc, char **argv)
{
    char text[300], expected[300];

    (void)argv;
    if (argc > 1)
        return PASS;
    shown("gr\xc3\xb6\xc3\x9f" "e \xe2\x82\xac \xf0\x9f\xa6\x80 \xc2\xa0\xdf\xbf\xef\xbf\xbf\xf4\x8f\xbf\xbf",
          "gr\xc3\xb6\xc3\x9f" "e \xe2\x82\xac \xf0\x9f\xa6\x80 \xc2\xa0\xdf\xbf\xef\xbf\xbf\xf4\x8f\xbf\xbf");
    shown("a\x1b[31m\x7f\r\n\tb", "a?[31m????b");
    shown("\xc2\x80\xc2\x9b" "31m\xc2\x9f", "??31m?");
    /* Stray bytes, halves, what is too long for its character, surrogates, beyond the last character. */
    shown("\x9b" "31m\x80\xff\xfe", "?31m???");
    shown("\xc3x\xe2\x82x\xf0\x9f\xa6x\xc3", "?x??x???x?");
    shown("\xc0\x80\xc1\xbf\xe0\x80\x80\xf0\x80\x80\x80", "???????????");
    shown("\xed\xa0\x80\xf4\x90\x80\x80\xf5\x80\x80\x80", "???????????");
    /* 200 bytes at most. */
    memset(text, 'x', sizeof text);
    memcpy(text + 198, "\xe2\x82\xac\xe2\x82\xac", 7);
    memset(expected, 'x', 198);
    strcpy(expected + 198, "...");
    shown(text, expected);
    memcpy(text + 197, "\xe2\x82\xac\xe2\x82\xac", 7);
    memcpy(expected + 197, "\xe2\x82\xac...", 7);
    shown(text, expected);
    return PASS;
}
