//! The two declarations of a call, each by itself and against the other.

use crate::call::{Kind, Source, bare};
use crate::check::{place_in, required};
use crate::ctype::{CType, Width};
use crate::decl::{self, Declaration, Malformed, Parameter};
use crate::diagnostic::Problem;
use crate::entry::Entry;
use crate::nearest::nearest;
use crate::toml_text::Text;

/// What the declarations come to.
pub struct Prototype {
    pub returns: CType,
    pub c: Vec<Parameter>,
    pub variadic_from: Option<usize>,
    pub kernel: Vec<(Parameter, Source)>,
}

/// Words that a parameter cannot be called in C, C++ or Rust.
const KEYWORDS: [&str; 24] = [
    "catch",
    "class",
    "constexpr",
    "crate",
    "delete",
    "explicit",
    "export",
    "final",
    "friend",
    "mutable",
    "namespace",
    "new",
    "noexcept",
    "operator",
    "private",
    "protected",
    "public",
    "self",
    "super",
    "template",
    "this",
    "throw",
    "typename",
    "virtual",
];

pub fn read(entry: &Entry, kind: Kind, problems: &mut Vec<Problem>) -> Option<Prototype> {
    let kernel_help = "kernel = \"SYSCALL_DEFINE2(name, type, parameter, type, parameter)\"";
    let kernel_text = required(entry, &entry.kernel, "kernel", kernel_help, problems);
    let c_text = required(entry, &entry.c, "c", "c = \"int name(type parameter, type parameter)\"", problems);
    let kernel = kernel_text.and_then(|text| parsed(decl::parse_kernel(&text.value), text, problems));
    let c = c_text.and_then(|text| parsed(decl::parse_c(&text.value), text, problems));
    for (declaration, text) in [(&kernel, kernel_text), (&c, c_text)] {
        if let (Some(declaration), Some(text)) = (declaration, text) {
            named_like_the_entry(entry, declaration, text, problems);
        }
    }
    let (kernel, c) = (kernel?, c?);
    let (kernel_text, c_text) = (kernel_text?, c_text?);
    let mut matching = Matching { entry, kind, kernel: &kernel, kernel_text, c: &c, c_text, problems };
    matching.result_fits();
    matching.names_are_usable();
    let kernel = matching.sources();
    if kind == Kind::Clone {
        matching.clone_has_its_parameters();
    }
    Some(Prototype { returns: c.returns.clone(), c: c.parameters.clone(), variadic_from: c.variadic_from, kernel })
}

fn parsed(result: Result<Declaration, Malformed>, text: &Text, problems: &mut Vec<Problem>) -> Option<Declaration> {
    result
        .map_err(|malformed| {
            let place = text.part(malformed.at);
            problems.push(Problem::new(place, malformed.message, malformed.label, malformed.help));
        })
        .ok()
}

fn named_like_the_entry(entry: &Entry, declaration: &Declaration, text: &Text, problems: &mut Vec<Problem>) {
    let name = &entry.name.value;
    if declaration.name != *name {
        let message = format!("{} is declared in the entry of {name}", declaration.name);
        let place = text.part(declaration.name_at.clone());
        problems.push(
            Problem::new(place, message, "another name", name.as_str()).with(entry.name.place.clone(), "in this entry"),
        );
    }
}

struct Matching<'a> {
    entry: &'a Entry,
    kind: Kind,
    kernel: &'a Declaration,
    kernel_text: &'a Text,
    c: &'a Declaration,
    c_text: &'a Text,
    problems: &'a mut Vec<Problem>,
}

impl Matching<'_> {
    fn refuse_c(&mut self, parameter: &Parameter, message: String, label: &str, help: String) {
        let place = place_in(Some(self.c_text), parameter.at.clone(), self.entry);
        self.problems.push(Problem::new(place, message, label, help));
    }

    fn refuse_kernel(&mut self, parameter: &Parameter, message: String, label: &str, help: String) {
        let place = place_in(Some(self.kernel_text), parameter.at.clone(), self.entry);
        self.problems.push(Problem::new(place, message, label, help));
    }

    fn result_fits(&mut self) {
        let fits = match &self.c.returns {
            CType::Integer(integer) => integer.signed && integer.width.bits(32) == 32,
            CType::Pointer { .. } => true,
            _ => false,
        };
        if !fits {
            let place = self.c_text.part(self.c.name_at.clone());
            let message = "a system call cannot return this".to_owned();
            let label = "must return -1 on error, and no more than the one register that the kernel returns";
            self.problems.push(Problem::new(place, message, label, "int, long, ssize_t, pid_t or a pointer"));
        }
    }

    fn names_are_usable(&mut self) {
        for parameter in &self.c.parameters {
            if KEYWORDS.contains(&parameter.name.as_str()) {
                let message = format!("{} is a word of C++ or Rust", parameter.name);
                let help = format!("{}_, which still matches the kernel's name", parameter.name);
                self.refuse_c(parameter, message, "the header would not compile there", help);
            }
            let fits_in_a_variadic_slot = match parameter.ty.scalar() {
                Some((width, _)) => width.bits(32) >= 32 && width.bits(32) <= 32,
                None => false,
            };
            let is_variadic = self
                .c
                .variadic_from
                .is_some_and(|from| self.c.parameters[from..].iter().any(|p| p.name == parameter.name));
            if is_variadic && !fits_in_a_variadic_slot {
                let message = format!("{} cannot be passed through ...", parameter.name);
                let help = "int, long or a pointer; or name it before the dots".to_owned();
                self.refuse_c(parameter, message, "C promotes or splits this type there", help);
            }
        }
    }

    /// For each kernel parameter, where it comes from; and no C parameter goes nowhere.
    fn sources(&mut self) -> Vec<(Parameter, Source)> {
        match self.kind {
            Kind::Packed => return self.packed_sources(),
            Kind::Written => return self.kernel.parameters.iter().map(|p| (p.clone(), Source::Written)).collect(),
            Kind::Plain | Kind::Clone => {}
        }
        let mut sources = Vec::new();
        for parameter in &self.kernel.parameters {
            match self.c.parameters.iter().position(|c| bare(&c.name) == bare(&parameter.name)) {
                Some(index) => {
                    self.no_bits_lost(parameter, &self.c.parameters[index].clone());
                    sources.push((parameter.clone(), Source::Parameter(index)));
                }
                None => {
                    let names = self.c.parameters.iter().map(|c| c.name.as_str());
                    let help = match nearest(&parameter.name, names) {
                        Some(name) => format!("{name}, as in the C prototype"),
                        None => format!("a C parameter named {}; parameters are matched by name", parameter.name),
                    };
                    let message = format!("the C prototype has no parameter {}", parameter.name);
                    self.refuse_kernel(parameter, message, "nothing to pass here", help);
                }
            }
        }
        for parameter in &self.c.parameters {
            let is_childs = self.kind == Kind::Clone && ["fn", "arg"].contains(&parameter.name.as_str());
            if !is_childs && self.kernel.parameters.iter().all(|k| bare(&k.name) != bare(&parameter.name)) {
                let message = format!("the kernel has no parameter {}", parameter.name);
                let help = format!("a kernel parameter named {}; parameters are matched by name", parameter.name);
                self.refuse_c(parameter, message, "this would be dropped", help);
            }
        }
        sources
    }

    fn packed_sources(&mut self) -> Vec<(Parameter, Source)> {
        let is_struct = |ty: &CType| matches!(ty, CType::Pointer { to, .. } if matches!(**to, CType::Tagged { keyword: "struct", .. }));
        let is_size = |ty: &CType| matches!(ty.scalar(), Some((Width::Word, false))) && !ty.is_pointer();
        let sources: Vec<_> = self
            .kernel
            .parameters
            .iter()
            .filter_map(|parameter| match &parameter.ty {
                ty if is_struct(ty) => Some((parameter.clone(), Source::Struct)),
                ty if is_size(ty) => Some((parameter.clone(), Source::StructSize)),
                _ => None,
            })
            .collect();
        let has = |wanted| sources.iter().filter(|(_, source)| *source == wanted).count() == 1;
        if self.kernel.parameters.len() != 2 || !has(Source::Struct) || !has(Source::StructSize) {
            let place = self.kernel_text.part(0..self.kernel_text.value.len());
            let name = &self.entry.name.value;
            let help = format!("SYSCALL_DEFINE2({name}, struct {name}_args __user *, args, size_t, size)");
            let message = "a packed call takes its struct and the struct's size";
            self.problems.push(Problem::new(place, message, "not a struct and a size", help));
        }
        for parameter in &self.c.parameters {
            if parameter.ty.scalar().is_none() {
                let help = "an integer or a pointer".to_owned();
                self.refuse_c(parameter, format!("{} cannot be packed", parameter.name), "no scalar", help);
            }
        }
        sources
    }

    /// The C value must fit the kernel's type on every ABI, 32-bit ones included.
    fn no_bits_lost(&mut self, kernel: &Parameter, c: &Parameter) {
        let (Some((kernel_width, _)), Some((c_width, _))) = (kernel.ty.scalar(), c.ty.scalar()) else {
            let message = format!("{} is no scalar", c.name);
            self.refuse_c(c, message, "a register holds integers and pointers", "an integer or a pointer".to_owned());
            return;
        };
        for pointer in [64, 32] {
            let (kernel_bits, c_bits) = (kernel_width.bits(pointer), c_width.bits(pointer));
            if c_bits > kernel_bits {
                let message = format!("{} loses bits on its way to the kernel", c.name);
                let label = format!("{c_bits} bits in C, {kernel_bits} in the kernel, where a pointer has {pointer}");
                let help = "a type no wider than the kernel's".to_owned();
                self.refuse_c(c, message, &label, help);
                return;
            }
        }
        if c.ty.is_pointer() != kernel.ty.is_pointer() {
            let (integer, side) = if c.ty.is_pointer() { (&kernel.ty, "kernel") } else { (&c.ty, "C") };
            if !matches!(integer.scalar(), Some((Width::Word, _))) {
                let message = format!("{} is a pointer on one side only", c.name);
                let help = format!("unsigned long on the {side} side, which is as wide as a pointer everywhere");
                self.refuse_c(c, message, "a pointer and a fixed width", help);
            }
        }
    }

    /// A call of kind clone starts fn(arg) on stack.
    fn clone_has_its_parameters(&mut self) {
        let void_pointer = |ty: &CType| matches!(ty, CType::Pointer { to, .. } if **to == CType::Void);
        let c = |name: &str| self.c.parameters.iter().find(|parameter| parameter.name == name);
        let wanted = [
            ("int (*fn)(void *)", c("fn").is_some_and(|fn_| fn_.ty.is_child_function())),
            ("void *stack", c("stack").is_some_and(|stack| void_pointer(&stack.ty))),
            ("void *arg", c("arg").is_some_and(|arg| void_pointer(&arg.ty))),
            ("int flags", c("flags").is_some_and(|flags| flags.ty.scalar().is_some())),
        ];
        for (parameter, _) in wanted.iter().filter(|(_, present)| !present) {
            let place = self.c_text.part(self.c.name_at.clone());
            let message = format!("a call of kind clone needs the C parameter {parameter}");
            let help = "int name(int (*fn)(void *), void *stack, int flags, void *arg, ...)";
            self.problems.push(Problem::new(place, message, "not in this prototype, or of another type", help));
        }
    }
}
