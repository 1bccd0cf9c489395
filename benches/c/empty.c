/* A program that does nothing; and, compiled with -shared, a library that has nothing to offer. */
#ifndef LIBRARY
int main(void)
{
    return 0;
}
#endif
