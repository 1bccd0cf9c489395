//! Which machine words reach the kernel, on each ABI. The expectations are psABIs', not the table crate's own rows:
//! 64-bit values are split low half first or high half first, and some ABIs start a pair at an even slot only.

use proptest::prelude::*;
use splork_table::abi::{ABIS, ByteOrder};
use splork_table::diagnostic::Source;
use splork_table::lower::{Register, registers};
use splork_table::{Abi, Call, Table};

use Register::{Constant, High, Low, Padding, Parameter, Struct, StructSize, ZeroExtended};

const WHOLE: [&str; 12] = [
    "x86_64",
    "x32",
    "alpha",
    "arm64",
    "loongarch64",
    "mips_n32",
    "mips_n64",
    "parisc64",
    "powerpc64",
    "riscv64",
    "s390x",
    "sparc64",
];
const LOW_FIRST: [&str; 7] = ["i386", "arc", "loongarch32", "microblaze", "nios2", "riscv32", "sh"];
const LOW_FIRST_EVEN: [&str; 5] = ["arm", "csky", "hexagon", "mips_o32", "xtensa"];
const HIGH_FIRST: [&str; 5] = ["m68k", "openrisc", "parisc", "s390", "sparc"];
const HIGH_FIRST_EVEN: [&str; 1] = ["powerpc"];

fn parse(text: String) -> Result<Table, String> {
    let source = Source { path: "test.toml".into(), text };
    Table::parse(vec![source]).map_err(|report| report.to_string())
}

fn call(kernel: &str, c: &str, more: &str) -> Call {
    let text = format!("[frob]\nabout = \"A test.\"\nkernel = \"{kernel}\"\nc = \"{c}\"\n{more}\n");
    parse(text).unwrap_or_else(|report| panic!("{report}")).families.remove(0).calls.remove(0)
}

fn on(call: &Call, abi: &str) -> Vec<Register> {
    registers(call, ABIS.iter().find(|row| row.name == abi).unwrap())
}

/// Every ABI is in one of the groups, and only there.
#[test]
fn every_abi_has_its_rule() {
    let mut grouped = [&WHOLE[..], &LOW_FIRST, &LOW_FIRST_EVEN, &HIGH_FIRST, &HIGH_FIRST_EVEN].concat();
    let mut rows: Vec<&str> = ABIS.iter().map(|abi| abi.name).collect();
    grouped.sort();
    rows.sort();
    assert_eq!(grouped, rows);
}

#[test]
fn sixty_four_bits_are_split_by_each_abis_rule() {
    // As sync_file_range's kernel line: an int, a 64-bit value at an odd slot, an int.
    let kernel = "SYSCALL_DEFINE3(frob, int, fd, loff_t, offset, unsigned int, flags)";
    let call = call(kernel, "int frob(loff_t offset, int fd, unsigned int flags)", "number = 600");
    let rules = [
        (&WHOLE[..], &[Parameter(1), Parameter(0), Parameter(2)][..]),
        (&LOW_FIRST, &[Parameter(1), Low(0), High(0), Parameter(2)]),
        (&LOW_FIRST_EVEN, &[Parameter(1), Padding, Low(0), High(0), Parameter(2)]),
        (&HIGH_FIRST, &[Parameter(1), High(0), Low(0), Parameter(2)]),
        (&HIGH_FIRST_EVEN, &[Parameter(1), Padding, High(0), Low(0), Parameter(2)]),
    ];
    for (abis, expected) in rules {
        for abi in abis {
            assert_eq!(on(&call, abi), expected, "{abi}");
        }
    }
}

/// Where Linux runs in either byte order, the first register has the half that memory has first.
#[test]
fn halves_lie_as_in_memory_where_there_are_both_byte_orders() {
    let call = call("SYSCALL_DEFINE1(frob, loff_t, offset)", "int frob(loff_t offset)", "number = 600");
    let in_order = |abi: &Abi, order| registers(&call, &abi.in_order(order));
    for abi in &ABIS {
        let (little, big) = (in_order(abi, ByteOrder::Little), in_order(abi, ByteOrder::Big));
        assert_eq!(little, registers(&call, abi), "{}", abi.name);
        match abi.name {
            "arc" | "arm" | "microblaze" | "mips_o32" | "sh" | "xtensa" => {
                assert_eq!(big, [High(0), Low(0)], "{}", abi.name)
            }
            _ => assert_eq!(big, little, "{}", abi.name),
        }
    }
}

#[test]
fn a_pair_at_an_even_slot_needs_no_padding() {
    let kernel = "SYSCALL_DEFINE3(frob, int, a, int, b, u64, c)";
    let call = call(kernel, "int frob(int a, int b, uint64_t c)", "number = 600");
    for abi in LOW_FIRST_EVEN {
        assert_eq!(on(&call, abi), [Parameter(0), Parameter(1), Low(2), High(2)], "{abi}");
    }
}

/// The kernel's width decides: what is narrower in C is widened on the way, and then split.
#[test]
fn a_narrow_c_value_fills_the_kernels_pair() {
    let call = call("SYSCALL_DEFINE1(frob, loff_t, offset)", "int frob(int offset)", "number = 600");
    assert_eq!(on(&call, "i386"), [Low(0), High(0)]);
    assert_eq!(on(&call, "x86_64"), [Parameter(0)]);
}

#[test]
fn no_parameters_are_no_words() {
    let call = call("SYSCALL_DEFINE0(frob)", "int frob(void)", "number = 600");
    ABIS.iter().for_each(|abi| assert_eq!(registers(&call, abi), []));
}

#[test]
fn a_packed_call_passes_struct_and_size_in_the_kernels_order() {
    let c = "int frob(int a, uint64_t b, int c, int d, int e, int f, int g)";
    let pack = "pack = true\nnumber = 600";
    let usual = call("SYSCALL_DEFINE2(frob, struct frob_args __user *, args, size_t, size)", c, pack);
    let turned = call("SYSCALL_DEFINE2(frob, size_t, size, struct frob_args __user *, args)", c, pack);
    for abi in &ABIS {
        assert_eq!(registers(&usual, abi), [Struct, StructSize], "{}", abi.name);
        assert_eq!(registers(&turned, abi), [StructSize, Struct], "{}", abi.name);
    }
}

#[test]
fn a_clones_flags_are_zero_extended_and_nothing_else() {
    let kernel = "SYSCALL_DEFINE3(frob, unsigned long, flags, unsigned long, stack, int, nice)";
    let c = "int frob(int (*fn)(void *), void *stack, int flags, void *arg, int nice)";
    let cloning = call(kernel, c, "kind = \"clone\"\nnumber = 600");
    ABIS.iter().for_each(|abi| assert_eq!(registers(&cloning, abi), [ZeroExtended(2), Parameter(1), Parameter(4)]));
    // Elsewhere a parameter named flags is like any other.
    let plain = call("SYSCALL_DEFINE1(frob, unsigned long, flags)", "int frob(int flags)", "number = 600");
    ABIS.iter().for_each(|abi| assert_eq!(registers(&plain, abi), [Parameter(0)]));
}

#[test]
fn constants_take_their_arguments_place_by_abi() {
    let kernel =
        "SYSCALL_DEFINE3(frob, unused_t, unused, int, fd, size_t, sigsetsize)".replace("unused_t", "void __user *");
    let more = "number = 600\nconstants = { sigsetsize = { others = 8, mips_o32 = 16, mips_n64 = 0x10 }, unused = 0 }";
    let call = call(&kernel, "int frob(int fd)", more);
    for abi in &ABIS {
        let size = if ["mips_o32", "mips_n64"].contains(&abi.name) { 16 } else { 8 };
        assert_eq!(registers(&call, abi), [Constant(0), Parameter(0), Constant(size)], "{}", abi.name);
    }
}

#[test]
fn a_64_bit_constant_is_split_as_a_parameter_is() {
    let kernel = "SYSCALL_DEFINE2(frob, int, fd, loff_t, offset)";
    let call = call(kernel, "int frob(int fd)", "number = 600\nconstants = { offset = -2 }");
    let (low, high) = (Constant(0xffff_fffe), Constant(0xffff_ffff));
    assert_eq!(on(&call, "x86_64"), [Parameter(0), Constant(-2)]);
    assert_eq!(on(&call, "i386"), [Parameter(0), low, high]);
    assert_eq!(on(&call, "arm"), [Parameter(0), Padding, low, high]);
    assert_eq!(on(&call, "s390"), [Parameter(0), high, low]);
    assert_eq!(on(&wide_constant(0x1_8765_4321), "i386"), [Parameter(0), Constant(0x8765_4321), Constant(1)]);
    assert_eq!(on(&wide_constant(0x8765_4321), "i386"), [Parameter(0), Constant(0x8765_4321), Constant(0)]);
}

fn wide_constant(value: i64) -> Call {
    let kernel = "SYSCALL_DEFINE2(frob, int, fd, loff_t, offset)";
    call(kernel, "int frob(int fd)", &format!("number = 600\nconstants = {{ offset = {value} }}"))
}

/// The C type and the kernel type of a parameter, and whether the latter has 64 bits everywhere.
const TYPES: [(&str, &str, bool); 9] = [
    ("int ", "int", false),
    ("unsigned int ", "unsigned int", false),
    ("short ", "int", false),
    ("size_t ", "size_t", false),
    ("void *", "void __user *", false),
    ("const struct where *", "unsigned long", false),
    ("loff_t ", "loff_t", true),
    ("__u64 ", "u64", true),
    ("int ", "s64", true),
];

/// The words that this many parameters need, by the psABI groups above.
fn needed(types: &[usize], abi: &Abi) -> usize {
    let even = LOW_FIRST_EVEN.contains(&abi.name) || HIGH_FIRST_EVEN.contains(&abi.name);
    types.iter().fold(0, |used: usize, ty| match TYPES[*ty].2 {
        true if WHOLE.contains(&abi.name) => used + 1,
        true if even => used.next_multiple_of(2) + 2,
        true => used + 2,
        false => used + 1,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any up to six parameters in any order on either side: the kernel's order comes out, and no value is lost.
    #[test]
    fn any_order_reaches_the_kernel_in_its_own(
        (types, c_order) in prop::collection::vec(0..TYPES.len(), 0..=6).prop_flat_map(|types| {
            let order: Vec<usize> = (0..types.len()).collect();
            (Just(types), Just(order).prop_shuffle())
        })
    ) {
        let kernel: String = types.iter().enumerate().map(|(i, ty)| format!(", {}, p{i}", TYPES[*ty].1)).collect();
        let c: Vec<String> = c_order.iter().map(|&i| format!("{}p{i}", TYPES[types[i]].0)).collect();
        let c = if c.is_empty() { "void".to_owned() } else { c.join(", ") };
        let text = format!(
            "[frob]\nabout = \"A test.\"\nnumber = 600\nkernel = \"SYSCALL_DEFINE{}(frob{kernel})\"\nc = \"int frob({c})\"\n",
            types.len()
        );
        let fits = ABIS.iter().all(|abi| needed(&types, abi) <= 6);
        let table = match parse(text) {
            Ok(table) => table,
            Err(report) => {
                prop_assert!(!fits && report.contains("registers on"), "{}", report);
                return Ok(());
            }
        };
        prop_assert!(fits, "more than six words were let through");
        let call = &table.families[0].calls[0];
        for abi in &ABIS {
            let words = registers(call, abi);
            prop_assert_eq!(words.len(), needed(&types, abi), "{}", abi.name);
            let is_split = |word: &Register| matches!(word, Low(_) | High(_));
            let mut rest = words.into_iter().filter(|word| *word != Padding);
            for (i, ty) in types.iter().enumerate() {
                let index = c_order.iter().position(|&c| c == i).unwrap();
                let first = rest.next().unwrap();
                if TYPES[*ty].2 && !WHOLE.contains(&abi.name) {
                    let halves = [first, rest.next().unwrap()];
                    prop_assert!(halves.iter().all(is_split) && halves.contains(&Low(index)), "{}: {:?}", abi.name, halves);
                    prop_assert!(halves.contains(&High(index)), "{}: {:?}", abi.name, halves);
                } else {
                    prop_assert_eq!(first, Parameter(index), "{}", abi.name);
                }
            }
            prop_assert_eq!(rest.next(), None);
        }
    }
}
