//! The exported names on architectures where an indirect call must hit a landing pad. rustc writes none on stable, so
//! each name is a pad of ours that jumps to the compiled function; elsewhere that function has the name itself.

use crate::arch::entry;

entry!(
    #[unsafe(no_mangle)]
    clone = crate::clone::clone
);
entry!(
    #[unsafe(no_mangle)]
    __clone = crate::clone::__clone
);
entry!(
    #[unsafe(no_mangle)]
    splork_clone3 = crate::clone3::splork_clone3
);
entry!(
    #[unsafe(no_mangle)]
    splork_clone3_or_clone = crate::clone3::splork_clone3_or_clone
);
entry!(
    #[unsafe(no_mangle)]
    splork_spawn = crate::spawn::splork_spawn
);

include!(concat!(env!("OUT_DIR"), "/entries.rs"));
