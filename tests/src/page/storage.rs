//! What a page stores on the device (§ 25 TDDDG: without consent, nothing).

use anyhow::Result;
use serde::Deserialize;

use super::Page;

/// The names of everything stored.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Storage {
    /// Cookies, including those invisible to scripts.
    pub cookies: Vec<String>,
    /// Keys of `localStorage`.
    pub local: Vec<String>,
    /// Keys of `sessionStorage`.
    pub session: Vec<String>,
    /// IndexedDB databases.
    pub databases: Vec<String>,
    /// Caches of service workers.
    pub caches: Vec<String>,
    /// Scopes of service workers.
    pub service_workers: Vec<String>,
}

impl Page {
    /// Everything that the page's origin has stored; `Storage::default()` is nothing.
    ///
    /// # Errors
    ///
    /// If the browser fails to answer.
    pub async fn storage(&self) -> Result<Storage> {
        let mut storage: Storage = self.call(include_str!("storage.js"), Vec::new()).await?;
        let cookies = self.driver.get_all_cookies().await?;
        storage.cookies = cookies.into_iter().map(|cookie| cookie.name).collect();
        Ok(storage)
    }
}
