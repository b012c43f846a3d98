package io.urumi.web.storefront;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.web.util.HtmlUtils;

/** The HTML of a {@link Placeholder}: one file without scripts, fonts and images of others. */
final class PlaceholderPage {
  private static final String STYLE =
      """

      :root { color-scheme: light dark; --canvas: #f6f7f9; --surface: #fff; --line: #e3e5eb; --ink: #12141c; --soft: #474c5c; --faint: #626879 }
      @media (prefers-color-scheme: dark) {
        :root { --canvas: #0b0c11; --surface: #13151c; --line: #262a35; --ink: #f1f2f6; --soft: #b6bbc9; --faint: #9298a8 }
      }
      * { box-sizing: border-box; margin: 0 }
      body { min-height: 100vh; min-height: 100svh; display: grid; place-items: center; padding: 1.5rem; background: var(--canvas); color: var(--ink); font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", sans-serif }
      main { width: 100%; max-width: 34rem; padding: clamp(1.75rem, 6vw, 3rem); background: var(--surface); border: 1px solid var(--line); border-radius: 1rem }
      svg { display: block; width: 2.5rem; margin-bottom: 1.5rem }
      h1 { font-size: clamp(1.5rem, 5vw, 2rem); line-height: 1.25; letter-spacing: -0.015em; text-wrap: balance; overflow-wrap: anywhere }
      p { margin-top: 0.75rem; color: var(--soft); text-wrap: pretty }
      .host { margin-top: 1.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--faint); font-size: 0.875rem; overflow-wrap: anywhere }
      """;

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      %1$s<link rel="icon" href="data:,">
      <title>%2$s</title>
      <style>%3$s</style>
      </head>
      <body>
      <main>
      <svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8.5" fill="#2f4fdd"/><path d="M9 8.5v7.5a6.5 6.5 0 0 0 13 0v-3.2a3.3 3.3 0 0 0-6.6 0v3.2" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/></svg>
      <h1>%4$s</h1>
      <p>%5$s</p>
      <p class="host">%6$s</p>
      </main>
      </body>
      </html>
      """;

  /** Permits this page's own style and nothing else. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
          .formatted(digest(STYLE));

  private PlaceholderPage() {}

  /**
   * The page.
   *
   * @param host as the visitor's browser has sent it
   */
  static String html(Placeholder placeholder, String host) {
    String name = placeholder.store() == null ? "" : escape(placeholder.store());
    String reload =
        placeholder.reloads() && placeholder.retryAfter() != null
            ? "<meta http-equiv=\"refresh\" content=\"%d\">\n"
                .formatted(placeholder.retryAfter().toSeconds())
            : "";
    String heading = placeholder.heading();
    return PAGE.formatted(
        reload,
        // Isolated by characters, because a title has no elements.
        heading.formatted("\u2068" + name + "\u2069"),
        STYLE,
        heading.formatted("<bdi>" + name + "</bdi>"),
        placeholder.text(),
        escape(host));
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
