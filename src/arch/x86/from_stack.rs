//! Calls of four and more words on i386, taken from where C has put them. x86.rs has the conventions.
//!
//! ```text
//! C:       call(words 4(esp), 8(esp), 12(esp), 16(esp) ...)
//! kernel:  number eax, ebx ecx edx esi edi ebp, each a word of C's or a constant
//! ```

/// With fewer words what the compiler makes is shorter. A word is `(stack n)`, C's word of that place, or `(value v)`.
macro_rules! export {
    ($(#[$attribute:meta])*
     pub unsafe extern "C" fn $name:ident($($parameter:ident: $ty:ty),* $(,)?) -> $returns:ty $body:block
     $number:literal $a:tt $b:tt $c:tt $d:tt $($e:tt $($f:tt)?)?) => {
        $(#[$attribute])*
        #[unsafe(naked)]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name($($parameter: $ty),*) -> $returns {
            core::arch::naked_asm!(
                ".cfi_startproc",
                "endbr32",
                "pushad",                       // the caller's registers, by one instruction for all
                ".cfi_adjust_cfa_offset 32",
                ".cfi_rel_offset edi, 0",
                ".cfi_rel_offset esi, 4",
                ".cfi_rel_offset ebp, 8",
                ".cfi_rel_offset ebx, 16",
                "mov eax, {number}",
                crate::arch::load!("ebx", $a),
                crate::arch::load!("ecx", $b),
                crate::arch::load!("edx", $c),
                crate::arch::load!("esi", $d),
                $(crate::arch::load!("edi", $e),
                $(crate::arch::load!("ebp", $f),)?)?
                "int 0x80",
                "mov [esp + 28], eax",          // the result, where popad finds eax
                "popad",
                ".cfi_adjust_cfa_offset -32",
                ".cfi_restore edi",
                ".cfi_restore esi",
                ".cfi_restore ebp",
                ".cfi_restore ebx",
                "cmp eax, -{max_errno}",
                "jae 2f",
                "ret",
                "2:",
                "mov ecx, eax",                 // the kernel's error
                "jmp {fail}",
                ".cfi_endproc",
                number = const $number,
                max_errno = const crate::errno::MAX_ERRNO,
                fail = sym crate::arch::fail,
            )
        }
    };
    ($($function:tt)*) => {
        crate::arch::export_compiled! { $($function)* }
    };
}
pub(crate) use export;

/// Loads a word into its register. Between esp and C's first word are the registers that pushad pushed, and the return
/// address.
macro_rules! load {
    ($register:literal, (stack $place:literal)) => {
        concat!("mov ", $register, ", [esp + 36 + 4 * ", $place, "]")
    };
    ($register:literal, (value $value:literal)) => {
        concat!("mov ", $register, ", ", $value)
    };
}
pub(crate) use load;

/// fastcall takes its argument in ecx; C would take it from the stack. An int is as wide as a word.
#[cold]
pub extern "fastcall" fn fail(raw: isize) -> core::ffi::c_int {
    crate::errno::fail_raw_int(raw)
}
