//! The ELF note that tells `splork run` that this library reads settings. The archive does not have it, and no other
//! library has it.

#[repr(C, align(4))]
struct Note {
    name_size: u32,
    description_size: u32,
    kind: u32,
    name: [u8; 8],
}

/// Kind 1: it reads SPLORK_CLONE and SPLORK_TRACE.
#[used]
#[unsafe(link_section = ".note.splork")]
static NOTE: Note = Note { name_size: 7, description_size: 0, kind: 1, name: *b"splork\0\0" };
