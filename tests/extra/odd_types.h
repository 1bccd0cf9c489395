/* What odd.toml's odd_enum needs. */
enum odd_colour { ODD_RED, ODD_GREEN };
