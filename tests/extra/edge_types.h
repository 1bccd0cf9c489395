/* What edge_cases.toml's edge_enum needs. */
enum edge_colour { EDGE_RED, EDGE_GREEN };
