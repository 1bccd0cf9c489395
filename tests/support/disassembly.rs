//! Counts the instructions that a function executes when it succeeds, from objdump's output.
//!
//! The way is the shortest from the function's first instruction over a system call to its return. Failing never is
//! shorter: it branches off to write errno. Jumps and calls within the library are followed.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{Run, Stop, command};
use object::{Object, ObjectSection, ObjectSymbol};

use crate::flow::{Flow, flow, has_delay_slot};

/// How far calls are followed.
const DEPTH: usize = 4;

pub struct Disassembly {
    /// By address, in order.
    instructions: Vec<(u64, Flow)>,
    symbols: HashMap<String, u64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct State {
    at: usize,
    has_called: bool,
    /// Where the calls return to.
    back: Vec<u64>,
}

impl Disassembly {
    /// Of an ABI of splork's table. The whole library, or only these functions and what follows them.
    pub fn of(library: &Path, objdump: &str, abi: &str, functions: Option<&[&str]>) -> Result<Disassembly, Stop> {
        let data = fs::read(library)?;
        let file = object::File::parse(&*data)?;
        let is_thumb = |address| u64::from(abi == "arm") & address; // bit 0 of the symbol marks Thumb code and is not part of the address
        let symbols = file.symbols().chain(file.dynamic_symbols()).filter(|symbol| symbol.is_definition());
        let named = symbols.filter_map(|symbol| Some((symbol.name().ok()?.to_owned(), symbol.address())));
        // On PowerPC's ELFv1 a function's symbol is a descriptor's, whose first word the loader relocates.
        let descriptors =
            file.section_by_name(".opd").map(|section| section.address()..section.address() + section.size());
        let relocations = file.dynamic_relocations().into_iter().flatten();
        let code: HashMap<u64, u64> = relocations
            .filter(|(at, _)| descriptors.as_ref().is_some_and(|descriptors| descriptors.contains(at)))
            .map(|(at, relocation)| (at, relocation.addend() as u64))
            .collect();
        let symbols: HashMap<String, u64> =
            named.map(|(name, at)| (name, code.get(&at).copied().unwrap_or(at - is_thumb(at)))).collect();
        let shown = |options: &[String]| {
            command(objdump).args(["-d", "--no-show-raw-insn"]).args(options).arg(library).succeed()
        };
        let mut instructions = Vec::new();
        match functions {
            None => instructions.extend(parse(&shown(&[])?, abi)),
            Some(functions) => {
                for at in functions.iter().filter_map(|name| symbols.get(*name)) {
                    let range = [format!("--start-address={at:#x}"), format!("--stop-address={:#x}", at + 0x200)];
                    instructions.extend(parse(&shown(&range)?, abi));
                }
            }
        }
        instructions.sort_by_key(|(address, _)| *address);
        instructions.dedup_by_key(|(address, _)| *address);
        Ok(Disassembly { instructions, symbols })
    }

    /// Of a trimmed archive. The compiler links it into a library beside it, which is only read, never loaded.
    pub fn of_archive(archive: &Path, cc: &mut Command, objdump: &str, abi: &str) -> Result<Disassembly, Stop> {
        let linked = archive.with_extension("counted.so");
        cc.args(["-shared", "-nostdlib", "-Wl,--whole-archive"]).arg(archive).arg("-o").arg(&linked).succeed()?;
        Disassembly::of(&linked, objdump, abi, None)
    }

    /// As Rust mangles names, too.
    pub fn symbol_ending_in(&self, name: &str) -> Option<&str> {
        self.symbols.keys().map(String::as_str).find(|symbol| symbol.ends_with(name))
    }

    pub fn has(&self, function: &str) -> bool {
        self.symbols.contains_key(function)
    }

    /// The return instruction included. None if no path leads through a system call to a return.
    pub fn count(&self, function: &str) -> Option<u64> {
        let first = State { at: self.index(*self.symbols.get(function)?)?, has_called: false, back: Vec::new() };
        let mut seen = HashSet::from([first.clone()]);
        let mut ways = VecDeque::from([(first, 1)]);
        while let Some((state, count)) = ways.pop_front() {
            for next in self.after(&state) {
                match next {
                    Next::Out if state.has_called => return Some(count),
                    Next::Out => {}
                    Next::At(next) if seen.insert(next.clone()) => ways.push_back((next, count + 1)),
                    Next::At(_) => {}
                }
            }
        }
        None
    }

    fn index(&self, address: u64) -> Option<usize> {
        self.instructions.binary_search_by_key(&address, |(at, _)| *at).ok()
    }

    fn after(&self, state: &State) -> Vec<Next> {
        let (_, flow) = &self.instructions[state.at];
        let following = self.instructions.get(state.at + 1).map(|(address, _)| *address);
        let has_called = state.has_called || *flow == Flow::SystemCall;
        let to = |address, back: &[u64]| {
            let at = self.index(address)?;
            Some(Next::At(State { at, has_called, back: back.to_vec() }))
        };
        let onward = || following.and_then(|address| to(address, &state.back));
        let back = || match state.back.split_last() {
            None => Some(Next::Out),
            Some((address, rest)) => to(*address, rest),
        };
        let call = |target| match following {
            // How i386 learns its own address: nothing returns from there.
            Some(following) if following == target => onward(),
            Some(following) if state.back.len() < DEPTH => to(target, &[&state.back[..], &[following]].concat()),
            _ => None,
        };
        let nexts = match *flow {
            Flow::Onward | Flow::SystemCall => [onward(), None],
            Flow::Jump(target) => [to(target, &state.back), None],
            Flow::Branch(target) => [to(target, &state.back), onward()],
            Flow::Call(target) => [call(target), None],
            Flow::MayCall(target) => [call(target), onward()],
            Flow::Return => [back(), None],
            Flow::MayReturn => [back(), onward()],
            Flow::Away => [None, None],
        };
        nexts.into_iter().flatten().collect()
    }
}

enum Next {
    At(State),
    /// The function has returned.
    Out,
}

/// Lines of an address, a mnemonic and operands.
fn parse(text: &str, abi: &str) -> Vec<(u64, Flow)> {
    let instructions = text.lines().filter_map(|line| {
        let (address, rest) = line.split_once(':')?;
        let address = u64::from_str_radix(address.trim(), 16).ok()?;
        let rest = rest.trim();
        let (mnemonic, operands) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let flow = match flow(abi, address, mnemonic, operands.trim()) {
            // Of another library: counted without what it does.
            Flow::Call(_) if operands.contains("@plt>") => Flow::Onward,
            // What a program runs that was preloaded with settings.
            Flow::Call(_) | Flow::Jump(_) if operands.contains("7preload") => Flow::Away,
            flow => flow,
        };
        Some((address, flow, has_delay_slot(abi, mnemonic)))
    });
    in_order_of_effect(instructions)
}

/// As if a branch stood behind the instruction that runs before it takes effect: the counts are the same, and so is the
/// address to which calls return.
fn in_order_of_effect(instructions: impl Iterator<Item = (u64, Flow, bool)>) -> Vec<(u64, Flow)> {
    let mut ordered = Vec::new();
    let mut delayed = None;
    for (address, flow, has_delay_slot) in instructions {
        let (now, later) = if has_delay_slot { (None, Some((address, flow))) } else { (Some(flow), None) };
        match (delayed.take(), now) {
            (Some((branch_at, branch)), Some(flow)) => ordered.extend([(branch_at, flow), (address, branch)]),
            (Some(alone), None) => ordered.push(alone),
            (None, Some(flow)) => ordered.push((address, flow)),
            (None, None) => {}
        }
        delayed = later;
    }
    ordered.extend(delayed);
    ordered
}
