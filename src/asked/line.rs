//! A line of text on the stack: what does not fit is left out.

use core::mem::MaybeUninit;

use super::{names, utf8};

const LONGEST: usize = 1024;
const END: &[u8] = b"...\n";

pub struct Line {
    bytes: [MaybeUninit<u8>; LONGEST],
    length: usize,
}

impl Line {
    #[inline(always)] // else it would be built elsewhere and copied
    pub fn new() -> Line {
        Line { bytes: [const { MaybeUninit::uninit() }; LONGEST], length: 0 }
    }

    #[inline(never)] // one copy of the code keeps the library small
    pub fn byte(&mut self, byte: u8) -> &mut Line {
        if let Some(slot) = self.bytes.get_mut(self.length) {
            slot.write(byte);
            self.length += 1;
        }
        self
    }

    #[inline(never)] // one copy of the code keeps the library small
    pub fn text(&mut self, text: &[u8]) -> &mut Line {
        for byte in text {
            self.byte(*byte);
        }
        self
    }

    /// Removes that many bytes at the end.
    #[allow(dead_code)] // the command's
    pub fn shorten(&mut self, by: usize) {
        self.length = self.length.saturating_sub(by);
    }

    pub fn length(&self) -> usize {
        self.length
    }

    /// A text of someone else's, up to its first 0, in UTF-8: what could end the line or steer a terminal, and what is no
    /// UTF-8, becomes question marks.
    #[inline(never)] // one copy of the code keeps the library small
    pub fn quoted(&mut self, text: &[u8]) -> &mut Line {
        let mut rest = text;
        while let Some((first, behind)) = rest.split_first()
            && *first != 0
        {
            let length = utf8::length(rest);
            let (character, others) = rest.split_at_checked(length).unwrap_or_default();
            if length == 0 || utf8::is_control(character) {
                self.byte(b'?');
            } else {
                self.text(character);
            }
            rest = if length == 0 { behind } else { others };
        }
        self
    }

    /// The same, but cut so that this many bytes of the line stay free.
    #[inline(never)] // one copy of the code keeps the library small
    pub fn clipped(&mut self, text: &[u8]) -> &mut Line {
        const MOST: usize = 200;
        // Not in the middle of a character.
        let end = (MOST - 3..=MOST).rev().find(|end| text.get(*end).is_some_and(|byte| !utf8::is_later(*byte)));
        match text.get(..end.unwrap_or(MOST)) {
            Some(start) if text.len() > MOST => self.quoted(start).text(b"..."),
            _ => self.quoted(text),
        }
    }

    #[inline(never)] // one copy of the code keeps the library small
    pub fn unsigned(&mut self, value: u64) -> &mut Line {
        const POWERS: u32 = 20; // 2^64 has 20 digits
        let mut power = 10_u64.pow(POWERS - 1);
        while power > 9 && value < power {
            power /= 10;
        }
        while power > 0 {
            self.byte(b'0' + (value / power % 10) as u8);
            power /= 10;
        }
        self
    }

    pub fn signed(&mut self, value: i64) -> &mut Line {
        if value < 0 {
            self.byte(b'-');
        }
        self.unsigned(value.unsigned_abs())
    }

    #[inline(never)] // one copy of the code keeps the library small
    pub fn hex(&mut self, value: u64) -> &mut Line {
        self.text(b"0x");
        // Not with leading_zeros: without an instruction for it, it would be a call of the compiler's library.
        let first = (1..16).rev().find(|place| value >> (4 * place) != 0).unwrap_or_default();
        for place in (0..=first).rev() {
            let digit = (value >> (4 * place)) as u8 & 15;
            self.byte(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 });
        }
        self
    }

    /// An errno by its name, or as a number if it has none.
    #[inline(never)] // one copy of the code keeps the library small
    pub fn errno(&mut self, code: i32) -> &mut Line {
        match names::errno(code) {
            Some(name) => self.quoted(name),
            None => self.text(b"errno ").signed(code.into()),
        }
    }

    /// The whole line, with the newline.
    pub fn ended(&mut self) -> &[u8] {
        self.byte(b'\n');
        if self.length == LONGEST {
            self.length -= END.len();
            self.text(END);
        }
        // SAFETY: all up to the length has been written.
        unsafe { core::slice::from_raw_parts(self.bytes.as_ptr().cast(), self.length) }
    }
}
