//! Exported names that assembly of ours has. On x86-64 that is clone and clone3, for their speed. On architectures where
//! an indirect call must hit a landing pad it is every name, for rustc writes no pads on stable: each is a pad that jumps
//! to the compiled function. Elsewhere the compiled function has the name itself.

#[cfg(direct_clone)]
mod direct {
    use crate::arch::{direct_clone, direct_clone3};

    #[cfg(feature = "preload")]
    direct_clone!(
        #[unsafe(no_mangle)]
        clone, where crate::preload::SETTINGS_ACTIVE: crate::clone::clone
    );
    #[cfg(feature = "preload")]
    direct_clone!(
        #[unsafe(no_mangle)]
        __clone, where crate::preload::SETTINGS_ACTIVE: crate::clone::__clone
    );
    #[cfg(feature = "preload")]
    direct_clone3!(
        #[unsafe(no_mangle)]
        splork_clone3, where crate::preload::SETTINGS_ACTIVE: crate::clone3::splork_clone3
    );
    #[cfg(not(feature = "preload"))]
    direct_clone!(
        #[unsafe(no_mangle)]
        clone
    );
    #[cfg(not(feature = "preload"))]
    direct_clone3!(
        #[unsafe(no_mangle)]
        splork_clone3
    );
}

#[cfg(landing_pads)]
mod pads {
    use crate::arch::entry;

    entry!(
        #[unsafe(no_mangle)]
        clone = crate::clone::clone
    );
    #[cfg(feature = "preload")]
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
}
