//! TOML values with their places, so that every later complaint can point into the file.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::diagnostic::{Problem, Span};
use crate::near_miss::{self, Wanted};

/// A string of the file and where it stands.
#[derive(Debug, Clone)]
pub struct Text {
    pub value: String,
    pub span: Span,
    /// The place of the value's first character, if the file has the value without escapes.
    start: Option<usize>,
}

impl Text {
    fn new(source: usize, file: &str, bytes: Range<usize>, value: &str) -> Text {
        let start = file[bytes.clone()].find(value).map(|at| bytes.start + at);
        Text { value: value.to_owned(), span: Span { source, bytes }, start }
    }

    pub fn of(source: usize, file: &str, string: &Spanned<DeString>) -> Text {
        Text::new(source, file, string.span(), string.get_ref())
    }

    /// The place of the whole value.
    pub fn whole(&self) -> Span {
        self.part(0..self.value.len())
    }

    /// The place of a part of the value.
    pub fn part(&self, part: Range<usize>) -> Span {
        match self.start {
            Some(start) => Span { source: self.span.source, bytes: start + part.start..start + part.end },
            None => self.span.clone(),
        }
    }
}

/// A constant's values by ABI, in the file's order; `others` is all ABIs that are not named.
pub type Constant = Vec<(Text, i64, Span)>;

const WHOLE: &str = "a whole number";
const CALLS_NUMBERS: &str = "a number from 600 to 999, or the one that upstream Linux has given to the call";

pub const EVERYWHERE_ELSE: &str = "others";

/// One table of the file while it is read: every known key is looked up once, and each key that remains is a mistake.
pub struct Fields<'a> {
    source: usize,
    file: &'a str,
    table: &'a DeTable<'a>,
    asked: Vec<&'static str>,
    /// Keys that are there with a value of a wrong type.
    pub mistyped: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    pub fn new(source: usize, file: &'a str, table: &'a DeTable<'a>) -> Self {
        Fields { source, file, table, asked: Vec::new(), mistyped: Vec::new() }
    }

    pub fn key(&self, key: &Spanned<DeString>) -> Text {
        Text::new(self.source, self.file, key.span(), key.get_ref())
    }

    fn span(&self, value: &Spanned<DeValue>) -> Span {
        Span { source: self.source, bytes: value.span() }
    }

    fn get(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.push(key);
        self.table.get(key)
    }

    fn wrong_type(&self, key: &str, value: &Spanned<DeValue>, wanted: &str) -> Problem {
        if let Some(integer) = value.get_ref().as_integer().filter(|_| wanted.starts_with(WHOLE)) {
            return self.out_of_range(key, value, integer.as_str(), wanted);
        }
        let label = format!("this is of type {}", value.get_ref().type_str());
        let kind = match wanted {
            "a string" => Wanted::Text,
            "true or false" => Wanted::Flag,
            "a table" => Wanted::Table,
            _ => Wanted::Number,
        };
        let instead = near_miss::line(key, value.get_ref(), &self.file[value.span()], kind);
        let help = instead.unwrap_or_else(|| format!("{key} = {wanted}"));
        Problem::new(self.span(value), format!("{key} must be {wanted}"), label, help)
    }

    /// A whole number that is too small or too large.
    fn out_of_range(&self, key: &str, value: &Spanned<DeValue>, number: &str, wanted: &str) -> Problem {
        let (label, help) = match wanted {
            WHOLE if number.starts_with('-') => ("no call's number is negative", CALLS_NUMBERS),
            WHOLE => ("no call has a number as large", CALLS_NUMBERS),
            _ => ("this does not fit into 64 bits", "a whole number from -9223372036854775808 to 9223372036854775807"),
        };
        Problem::new(self.span(value), format!("{key} cannot be {number}"), label, help)
    }

    pub fn string(&mut self, key: &'static str, problems: &mut Vec<Problem>) -> Option<Text> {
        let value = self.get(key)?;
        match value.get_ref().as_str() {
            Some(string) => Some(Text::new(self.source, self.file, value.span(), string)),
            None => {
                self.mistyped.push(key);
                problems.push(self.wrong_type(key, value, "a string"));
                None
            }
        }
    }

    pub fn flag(&mut self, key: &'static str, problems: &mut Vec<Problem>) -> Option<(bool, Span)> {
        let value = self.get(key)?;
        match value.get_ref().as_bool() {
            Some(flag) => Some((flag, self.span(value))),
            None => {
                problems.push(self.wrong_type(key, value, "true or false"));
                None
            }
        }
    }

    pub fn number(&mut self, key: &'static str, problems: &mut Vec<Problem>) -> Option<(u32, Span)> {
        let value = self.get(key)?;
        let number = number(value.get_ref());
        if number.is_none() {
            self.mistyped.push(key);
            problems.push(self.wrong_type(key, value, WHOLE));
        }
        Some((number?, self.span(value)))
    }

    /// A table of strings under their keys, in the file's order.
    pub fn strings(&mut self, key: &'static str, problems: &mut Vec<Problem>) -> Vec<(Text, Text)> {
        self.inner(key, "a string", problems, |value| value.get_ref().as_str().map(str::to_owned))
            .into_iter()
            .map(|(key, value, bytes)| (key, Text::new(self.source, self.file, bytes, &value)))
            .collect()
    }

    /// A table of numbers under their keys, in the file's order.
    pub fn numbers(&mut self, key: &'static str, problems: &mut Vec<Problem>) -> Vec<(Text, u32, Span)> {
        self.inner(key, WHOLE, problems, |value| number(value.get_ref()))
            .into_iter()
            .map(|(key, value, bytes)| (key, value, Span { source: self.source, bytes }))
            .collect()
    }

    /// A table of numbers under their keys, each alone or a table by ABI again.
    pub fn constants(&mut self, key: &'static str, problems: &mut Vec<Problem>) -> Vec<(Text, Constant)> {
        let (source, file) = (self.source, self.file);
        let number = |value: &Spanned<DeValue>| {
            let span = Span { source, bytes: value.span() };
            Some((signed(value.get_ref())?, span))
        };
        let by_abi = |(abi, value): (&Spanned<DeString>, &Spanned<DeValue>)| {
            let (number, span) = number(value)?;
            Some((Text::new(source, file, abi.span(), abi.get_ref()), number, span))
        };
        let read = |value: &Spanned<DeValue>| match value.get_ref().as_table() {
            Some(table) => table.iter().map(by_abi).collect::<Option<Constant>>(),
            None => {
                let (number, span) = number(value)?;
                Some(vec![(Text { value: EVERYWHERE_ELSE.to_owned(), span: span.clone(), start: None }, number, span)])
            }
        };
        self.inner(key, "a whole number, or { others = 8, mips_o32 = 16 }", problems, read)
            .into_iter()
            .map(|(key, constant, _)| (key, constant))
            .collect()
    }

    fn inner<T>(
        &mut self,
        key: &'static str,
        wanted: &str,
        problems: &mut Vec<Problem>,
        read: impl Fn(&Spanned<DeValue>) -> Option<T>,
    ) -> Vec<(Text, T, Range<usize>)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(table) = value.get_ref().as_table() else {
            self.mistyped.push(key);
            problems.push(self.wrong_type(key, value, "a table"));
            return Vec::new();
        };
        let mut entries = Vec::new();
        for (name, value) in table.iter() {
            match read(value) {
                Some(read) => entries.push((self.key(name), read, value.span())),
                None => {
                    self.mistyped.push(key);
                    problems.push(self.wrong_type(name.get_ref(), value, wanted));
                }
            }
        }
        entries.sort_by_key(|(key, ..)| key.span.bytes.start);
        entries
    }

    /// Reports every key that was not looked up.
    pub fn finish(self, problems: &mut Vec<Problem>) {
        for (key, _) in self.table.iter() {
            let name: &str = key.get_ref();
            if self.asked.contains(&name) {
                continue;
            }
            let help = match near_miss::key(name, &self.asked) {
                Some(known) => known.to_owned(),
                None => format!("one of {}", self.asked.join(", ")),
            };
            let span = Span { source: self.source, bytes: key.span() };
            problems.push(Problem::new(span, format!("unknown key {name}"), "a call has no such key", help));
        }
    }
}

fn signed(value: &DeValue) -> Option<i64> {
    let integer = value.as_integer()?;
    i64::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()).ok()
}

fn number(value: &DeValue) -> Option<u32> {
    let integer = value.as_integer()?;
    u32::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()).ok()
}
