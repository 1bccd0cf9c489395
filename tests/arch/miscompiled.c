/* Whether the function of miscompiled.ll is right. */
int before_five(const int *words);

int main(void)
{
    static const int words[] = { 3, 4, 5, 6 };

    return before_five(words) == 4 ? 0 : 1;
}
