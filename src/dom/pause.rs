//! Yields to the browser during long work, for taps, typing and painting.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Resolves once pending browser tasks have run. A message rather than a timer: timers are clamped
/// to four milliseconds, and to a second in background tabs.
pub async fn pause() {
    let promise = Promise::new(&mut |resolve, _| {
        if let Ok(channel) = MessageChannel::new() {
            channel.port1().set_onmessage(Some(&resolve));
            // Fails only for values that cannot be cloned.
            let _ = channel.port2().post_message(&true.into());
        }
    });
    // It is never rejected.
    let _ = JsFuture::from(promise).await;
}
