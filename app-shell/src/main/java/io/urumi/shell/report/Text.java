package io.urumi.shell.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formatting of durations, times and names. */
public final class Text {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private Text() {}

  /** Returns the text on one line and without control characters. */
  public static String plain(@Nullable String text) {
    if (text == null) {
      return "";
    }
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (Character.isISOControl(c)
              || Character.getType(c) == Character.FORMAT && !isJoiner(c)) {
            plain.append(' ');
          } else {
            plain.appendCodePoint(c);
          }
        });
    return plain.toString().strip();
  }

  /** Without these two joiners, Persian and Sinhala names and emoji would change. */
  private static boolean isJoiner(int codePoint) {
    return codePoint == 0x200C || codePoint == 0x200D;
  }

  /** Returns a constant as a word: {@code READY} as {@code Ready}. */
  public static String titled(@Nullable String constant) {
    String plain = plain(constant).replace('_', ' ');
    return plain.isEmpty()
        ? ""
        : plain.substring(0, 1).toUpperCase(Locale.ROOT)
            + plain.substring(1).toLowerCase(Locale.ROOT);
  }

  /** Returns a duration: {@code 41 ms}, {@code 2.1 s}, {@code 3 min 5 s}. */
  public static String took(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10);
    }
    if (millis < 3_600_000) {
      return millis / 60_000 + " min " + millis / 1000 % 60 + " s";
    }
    return millis / 3_600_000 + " h " + millis / 60_000 % 60 + " min";
  }

  /** Returns an age in one unit: {@code 5s}, {@code 3m}, {@code 2h}, {@code 4d}. */
  public static String age(@Nullable Instant since, Instant now) {
    if (since == null) {
      return "";
    }
    long seconds = Math.max(0, Duration.between(since, now).toSeconds());
    if (seconds < 120) {
      return seconds + "s";
    }
    if (seconds < 7200) {
      return seconds / 60 + "m";
    }
    return seconds < 172_800 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
  }

  /** Returns a date and time in the local time zone, to the second. */
  public static String moment(@Nullable Instant at) {
    return at == null ? "" : MOMENT.format(at.atZone(ZoneId.systemDefault()));
  }

  /** Returns the time of day in the local time zone, to the second. */
  public static String time(@Nullable Instant at) {
    return at == null ? "--:--:--" : TIME.format(at.atZone(ZoneId.systemDefault()));
  }
}
