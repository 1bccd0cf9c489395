//! STUB, replaced soon.
use std::path::PathBuf;
pub struct Abi { pub arch_file: Option<&'static str>, pub link_arguments: &'static [&'static str] }
impl Abi { pub fn of_target(_a:&str,_w:u32)->Option<&'static Abi>{ static A: Abi=Abi{arch_file:Some("x86_64.rs"),link_arguments:&["-Wl,-z,shstk"]}; Some(&A)} }
pub struct Table;
impl Table { pub fn read(_:&[PathBuf])->Result<Table,String>{Ok(Table)} }
pub mod rust { pub struct Text; impl Text{ pub fn text(&self)->String{ include_str!("stub.rs.txt").into() } } pub fn print(_:&super::Table,_:Option<&super::Abi>)->Text{Text} }
