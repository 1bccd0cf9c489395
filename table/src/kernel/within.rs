//! Where a family's own files go: a kernel tree, or a module's directory.

use super::tree::Tree;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    Tree,
    Module,
}

impl Within {
    /// The path of the source that the developer fills in.
    pub fn source(self, family: &str) -> String {
        self.path(&format!("{family}.c"))
    }

    /// The path of a file beside it.
    pub fn path(self, file: &str) -> String {
        match self {
            Within::Tree => format!("kernel/{file}"),
            Within::Module => file.to_owned(),
        }
    }

    /// Whether a header that C programs include is the kernel's too. Of a module's kernel only the names are known.
    pub fn has_header(self, tree: &mut Tree, header: &str) -> bool {
        match self {
            Within::Tree => ["uapi/", ""].iter().any(|part| tree.text(&format!("include/{part}{header}")).is_some()),
            Within::Module => header.starts_with("linux/") || header.starts_with("asm/"),
        }
    }
}
