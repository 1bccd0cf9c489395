/* Uses splork and other_library.rs. */
#include <errno.h>
#include <stddef.h>
#include <stdio.h>

#include <splork.h>

int checked_element(const int *numbers, size_t index);

/* Without std, core's object wants one from somewhere; nothing here unwinds. */
void rust_eh_personality(void)
{
}

int main(void)
{
    int numbers[4] = { 10, 20, 30, 40 };

    if (checked_element(numbers, 2) != 30)
        return 1;
    if (clone3(NULL, 0, NULL, NULL) != -1 || errno != EINVAL)
        return 2;
    puts("fine");
    return 0;
}
