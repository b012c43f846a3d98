package io.urumi.web.anchor;

import io.urumi.port.driven.anchor.AnchorLog;
import io.urumi.port.model.anchor.AuditAnchor;
import io.urumi.web.security.PrivateFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Anchors in a file, one JSON object per line, and in the server log: whoever changes the file does
 * not change what a collector of logs has received.
 */
public final class FileAnchorLog implements AnchorLog {
  private static final Logger LOG = LoggerFactory.getLogger("io.urumi.audit.anchor");

  /** An anchor has about 320 bytes. */
  private static final int TAIL = 4_096;

  private final Path file;
  private final JsonMapper mapper = JsonMapper.builder().build();

  public FileAnchorLog(Path file) {
    this.file = file;
  }

  @Override
  public Mono<Void> write(AuditAnchor anchor) {
    return Mono.<Void>fromCallable(
            () -> {
              append(line(anchor));
              return null;
            })
        .subscribeOn(Schedulers.boundedElastic());
  }

  private String line(AuditAnchor anchor) {
    return mapper.writeValueAsString(
        mapper
            .createObjectNode()
            .put("entries", anchor.entries())
            .put("hash", anchor.hash())
            .put("at", anchor.at().toString())
            .put("key", anchor.key())
            .put("signature", anchor.signature()));
  }

  private void append(String line) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.createFile(file, PrivateFiles.fileAttributes());
    }
    byte[] bytes = (startsLine() + line + "\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    LOG.info("Audit log anchored: {}", line);
  }

  /** A line that a killed process has not completed is ended first. */
  private String startsLine() throws IOException {
    String tail = tail();
    return tail.isEmpty() || tail.endsWith("\n") ? "" : "\n";
  }

  @Override
  public Mono<AuditAnchor> last() {
    return Mono.fromCallable(this::read).subscribeOn(Schedulers.boundedElastic());
  }

  private @Nullable AuditAnchor read() throws IOException {
    String tail = tail();
    // Without its end, the last line is what a killed process has not completed.
    int end = tail.lastIndexOf('\n');
    if (end < 0) {
      return null;
    }
    String line = tail.substring(tail.lastIndexOf('\n', end - 1) + 1, end);
    try {
      return mapper.readValue(line, AuditAnchor.class);
    } catch (JacksonException | NullPointerException damaged) {
      throw new IOException("the last line of " + file + " is not an anchor", damaged);
    }
  }

  private String tail() throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      long length = bytes.length();
      byte[] tail = new byte[(int) Math.min(TAIL, length)];
      bytes.seek(length - tail.length);
      bytes.readFully(tail);
      return new String(tail, StandardCharsets.UTF_8);
    }
  }
}
