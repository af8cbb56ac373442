//! Gives the browser time for taps, typing and painting in the middle of long work.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Ends as soon as the browser has done what is due. A message, not a timer: timers wait for
/// four milliseconds each, and for a second in a tab that nobody looks at.
pub async fn pause() {
    let promise = Promise::new(&mut |resolve, _| {
        if let Ok(channel) = MessageChannel::new() {
            channel.port1().set_onmessage(Some(&resolve));
            // Fails only for what cannot be copied.
            let _ = channel.port2().post_message(&true.into());
        }
    });
    // It is never rejected.
    let _ = JsFuture::from(promise).await;
}
