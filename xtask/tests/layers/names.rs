//! Which file uses what another defines, resolved from the names in a crate's sources.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, Meta, UseTree, Visibility};

/// The sources of a crate by path, with `/` as separator.
pub type Sources = BTreeMap<String, String>;

/// A file uses a name that another file defines.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrow {
    pub from: String,
    pub to: String,
    /// Where the name is defined, from the crate's root: `crate::flow::history::go`.
    pub name: String,
}

/// All arrows of the crate whose root (`lib.rs` or `main.rs`) is `root`.
pub fn arrows(root: &str, sources: &Sources) -> Vec<Arrow> {
    let mut tree = Tree { sources, modules: BTreeMap::new(), used: Vec::new() };
    tree.read_file(root, &[]);
    let arrows = tree.used.iter().filter_map(|used| tree.arrow(used));
    arrows.collect::<BTreeSet<_>>().into_iter().collect()
}

type Path = Vec<String>;

struct Tree<'a> {
    sources: &'a Sources,
    modules: BTreeMap<Path, Module>,
    used: Vec<Used>,
}

/// A module, inline or in its own file.
#[derive(Default)]
struct Module {
    file: String,
    defined: BTreeSet<String>,
    imported: Vec<Import>,
    /// Every identifier in its code, except those in `use` items.
    words: BTreeSet<String>,
}

struct Import {
    /// `None` for a glob import (`*`).
    name: Option<String>,
    path: Path,
}

/// A path as written in a module.
struct Used {
    module: Path,
    path: Path,
    /// The name under which a `pub use` re-exports it.
    passed_on: Option<String>,
}

/// What a path resolves to.
struct Found {
    module: Path,
    name: Option<String>,
}

impl Tree<'_> {
    fn read_file(&mut self, file: &str, module: &[String]) {
        let text = self.sources.get(file).unwrap_or_else(|| panic!("there is no {file}"));
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let (folder, own) = file.rsplit_once('/').unwrap_or((".", file));
        let folder = match own {
            "lib.rs" | "main.rs" | "mod.rs" => folder,
            _ => file.trim_end_matches(".rs"),
        };
        self.read_items(file, folder, module, &parsed.items);
    }

    /// Reads the items of a module; its child modules' files are in `folder`.
    fn read_items(&mut self, file: &str, folder: &str, module: &[String], items: &[Item]) {
        let read = Module { file: file.to_owned(), ..Module::default() };
        let mut reader = Reader { module, read, used: Vec::new() };
        for item in items {
            reader.read.defined.extend(defined(item));
            reader.visit_item(item);
        }
        self.used.append(&mut reader.used);
        self.modules.insert(module.to_vec(), reader.read);
        for item in items {
            if let Item::Mod(child) = item
                && !is_test(&child.attrs)
            {
                let name = child.ident.unraw().to_string();
                let path = [module, std::slice::from_ref(&name)].concat();
                match &child.content {
                    Some((_, items)) => {
                        self.read_items(file, &format!("{folder}/{name}"), &path, items);
                    }
                    None => self.read_file(&self.file_of(folder, &name), &path),
                }
            }
        }
    }

    /// The file of `mod name;`.
    fn file_of(&self, folder: &str, name: &str) -> String {
        let within = format!("{folder}/{name}/mod.rs");
        if self.sources.contains_key(&within) { within } else { format!("{folder}/{name}.rs") }
    }

    fn arrow(&self, used: &Used) -> Option<Arrow> {
        let found = self.resolve(&used.module, &used.path, 0)?;
        let (here, there) = (&self.modules[&used.module], &self.modules[&found.module]);
        // An item that is only re-exported from the module's own child creates no arrow.
        if let Some(name) = &used.passed_on
            && found.module.starts_with(&used.module)
            && !here.words.contains(name)
        {
            return None;
        }
        let name = ["crate".to_owned()].into_iter().chain(found.module).chain(found.name);
        (here.file != there.file).then(|| Arrow {
            from: here.file.clone(),
            to: there.file.clone(),
            name: name.collect::<Vec<_>>().join("::"),
        })
    }

    /// Resolves a path, through re-exports, to its definition. `None` if it is not in this crate.
    fn resolve(&self, module: &[String], path: &[String], steps: u8) -> Option<Found> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.resolve_in(&[], rest, steps),
            "self" => self.resolve_in(module, rest, steps),
            "super" => {
                let (_, parent) = module.split_last()?;
                // `super::super::name`: the second `super` belongs to the parent.
                match rest.first() {
                    Some(next) if next == "super" => self.resolve(parent, rest, steps),
                    _ => self.resolve_in(parent, rest, steps),
                }
            }
            _ => self.look_up(module, path, steps),
        }
    }

    /// The same for a path that begins in this module: a name without a definition comes from a
    /// macro.
    fn resolve_in(&self, module: &[String], path: &[String], steps: u8) -> Option<Found> {
        let here = || Found { module: module.to_vec(), name: path.first().cloned() };
        self.look_up(module, path, steps).or_else(|| Some(here()))
    }

    fn look_up(&self, module: &[String], path: &[String], steps: u8) -> Option<Found> {
        let Some((first, rest)) = path.split_first() else {
            return Some(Found { module: module.to_vec(), name: None });
        };
        // Two modules that glob-re-export each other.
        if steps > 20 {
            return None;
        }
        let this = self.modules.get(module)?;
        let child = [module, std::slice::from_ref(first)].concat();
        let is_module = self.modules.contains_key(&child);
        let is_defined = this.defined.contains(first);
        if is_defined && (rest.is_empty() || !is_module) {
            return Some(Found { module: module.to_vec(), name: Some(first.clone()) });
        }
        let import = this.imported.iter().find(|each| each.name.as_ref() == Some(first));
        let import = import.filter(|import| import.path.as_slice() != std::slice::from_ref(first));
        match import {
            // The function `export` of the module `export`.
            Some(import) if rest.is_empty() || !is_module => {
                self.resolve(module, &[&import.path, rest].concat(), steps + 1)
            }
            _ if is_module => self.resolve_in(&child, rest, steps + 1),
            _ => this.imported.iter().filter(|each| each.name.is_none()).find_map(|all| {
                let all = self.resolve(module, &all.path, steps + 1)?;
                if all.name.is_some() {
                    return None;
                }
                self.look_up(&all.module, path, steps + 1)
            }),
        }
    }
}

/// The name that an item defines in its module.
fn defined(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(name.unraw().to_string())
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => words(&list.tokens).contains("test"),
        _ => false,
    })
}

/// Collects the paths of one module: those of its items, without inner modules.
struct Reader<'a> {
    module: &'a [String],
    read: Module,
    used: Vec<Used>,
}

impl Reader<'_> {
    fn add(&mut self, path: Path) {
        if path.len() > 1 {
            self.used.push(Used { module: self.module.to_vec(), path, passed_on: None });
        }
    }

    fn add_use(&mut self, is_public: bool, before: &[String], tree: &UseTree) {
        let (name, last) = match tree {
            UseTree::Path(path) => {
                let path_so_far = [before, &[path.ident.unraw().to_string()]].concat();
                return self.add_use(is_public, &path_so_far, &path.tree);
            }
            UseTree::Group(group) => {
                for each in &group.items {
                    self.add_use(is_public, before, each);
                }
                return;
            }
            UseTree::Name(name) => {
                let name = name.ident.unraw().to_string();
                (Some(name.clone()), Some(name))
            }
            UseTree::Rename(both) => {
                (Some(both.rename.unraw().to_string()), Some(both.ident.unraw().to_string()))
            }
            UseTree::Glob(_) => (None, None),
        };
        let is_itself = last.as_deref() == Some("self");
        let path = match last {
            Some(last) if !is_itself => [before, &[last]].concat(),
            _ => before.to_vec(),
        };
        let name = match name {
            Some(name) if name == "self" => path.last().cloned(),
            name => name,
        };
        let passed_on = name.clone().filter(|_| is_public);
        let module = self.module.to_vec();
        self.used.push(Used { module, path: path.clone(), passed_on });
        self.read.imported.push(Import { name, path });
    }

    /// A macro's input is opaque, so only its identifiers are collected.
    fn add_tokens(&mut self, tokens: TokenStream, in_attribute: bool) {
        self.read.words.extend(words(&tokens));
        let mut path = Path::new();
        let mut colons = 0;
        let mut after_hash = false;
        for token in tokens {
            let was_after_hash = std::mem::take(&mut after_hash);
            match token {
                TokenTree::Ident(word) => {
                    if colons != 2 {
                        self.add(std::mem::take(&mut path));
                    }
                    path.push(word.unraw().to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' && colons < 2 => colons += 1,
                other => {
                    self.add(std::mem::take(&mut path));
                    colons = 0;
                    match other {
                        TokenTree::Punct(mark) => after_hash = mark.as_char() == '#',
                        TokenTree::Group(group) => {
                            let begins = was_after_hash && group.delimiter() == Delimiter::Bracket;
                            self.add_tokens(group.stream(), in_attribute || begins);
                        }
                        // `with = "Option<crate::shape::Email>"`
                        TokenTree::Literal(literal) if in_attribute => {
                            let string = syn::parse_str::<syn::LitStr>(&literal.to_string());
                            if let Ok(kind) = string.and_then(|string| string.parse::<syn::Type>())
                            {
                                self.visit_type(&kind);
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
        self.add(path);
    }
}

impl Visit<'_> for Reader<'_> {
    fn visit_item(&mut self, item: &Item) {
        let is_left_out = match item {
            Item::Fn(item) => is_test(&item.attrs),
            Item::Impl(item) => is_test(&item.attrs),
            Item::Use(item) => is_test(&item.attrs),
            Item::Const(item) => is_test(&item.attrs),
            _ => false,
        };
        if !is_left_out {
            visit::visit_item(self, item);
        }
    }

    /// Inner modules are read separately.
    fn visit_item_mod(&mut self, _: &ItemMod) {}

    fn visit_item_use(&mut self, item: &ItemUse) {
        let is_public = !matches!(item.vis, Visibility::Inherited);
        self.add_use(is_public, &[], &item.tree);
    }

    fn visit_path(&mut self, path: &syn::Path) {
        if path.leading_colon.is_none() {
            self.add(path.segments.iter().map(|each| each.ident.unraw().to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_ident(&mut self, word: &proc_macro2::Ident) {
        self.read.words.insert(word.unraw().to_string());
    }

    fn visit_macro(&mut self, call: &syn::Macro) {
        self.visit_path(&call.path);
        self.add_tokens(call.tokens.clone(), false);
    }

    fn visit_attribute(&mut self, attribute: &Attribute) {
        if let Meta::List(list) = &attribute.meta {
            self.add_tokens(list.tokens.clone(), true);
        }
    }
}

/// All identifiers in a macro's input.
fn words(tokens: &TokenStream) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for token in tokens.clone() {
        match token {
            TokenTree::Ident(word) => {
                found.insert(word.unraw().to_string());
            }
            TokenTree::Group(group) => found.append(&mut words(&group.stream())),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
    found
}
