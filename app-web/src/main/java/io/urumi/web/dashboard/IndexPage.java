package io.urumi.web.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.web.util.HtmlUtils;

/**
 * The dashboard's index file. It is built with relative references, such as {@code "./theme.js"}.
 * They become absolute here: they are the same for every page, and contain the path under which a
 * proxy serves the platform. The file has no {@code <base>}, which would also change links to
 * elements of the page.
 */
final class IndexPage {
  private static final String RELATIVE = "\"./";

  private final String html;

  private IndexPage(String html) {
    this.html = html;
  }

  static IndexPage read(Resource file) {
    try {
      return new IndexPage(file.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The page for clients that reach the platform under this path.
   *
   * @param prefix for example {@code /urumi}; empty without a proxy
   */
  String under(String prefix) {
    return html.replace(RELATIVE, '"' + HtmlUtils.htmlEscape(prefix) + '/');
  }
}
