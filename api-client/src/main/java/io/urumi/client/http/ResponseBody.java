package io.urumi.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A response's body as a stream with an idle timeout, which the JDK's own stream does not have. One
 * piece is requested at a time, so that a slow reader slows the server down.
 */
final class ResponseBody extends InputStream implements Flow.Subscriber<List<ByteBuffer>> {
  private final Duration idleTimeout;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Queue<ByteBuffer> buffers = new ArrayDeque<>();
  private volatile Flow.@Nullable Subscription subscription;
  private boolean ended;

  ResponseBody(Duration idleTimeout) {
    this.idleTimeout = idleTimeout;
  }

  private sealed interface Signal {
    record Data(List<ByteBuffer> piece) implements Signal {}

    record Failed(Throwable failure) implements Signal {}

    record End() implements Signal {}
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> piece) {
    signals.add(new Signal.Data(piece));
  }

  @Override
  public void onError(Throwable failure) {
    signals.add(new Signal.Failed(failure));
  }

  @Override
  public void onComplete() {
    signals.add(new Signal.End());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (true) {
      ByteBuffer buffer = buffers.peek();
      if (buffer == null) {
        if (ended) {
          return -1;
        }
        receive();
      } else if (buffer.hasRemaining()) {
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        return count;
      } else {
        buffers.remove();
      }
    }
  }

  @Override
  public int available() {
    return buffers.stream().mapToInt(ByteBuffer::remaining).sum();
  }

  private void receive() throws IOException {
    try {
      switch (signals.poll(idleTimeout.toNanos(), TimeUnit.NANOSECONDS)) {
        case null -> throw new HttpTimeoutException("no data within the idle timeout");
        case Signal.Data data -> {
          buffers.addAll(data.piece());
          Flow.Subscription source = subscription;
          if (source != null) {
            source.request(1);
          }
        }
        case Signal.Failed failed ->
            throw new IOException(failed.failure().getMessage(), failed.failure());
        case Signal.End _ -> ended = true;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  @Override
  public void close() {
    Flow.Subscription source = subscription;
    if (source != null) {
      source.cancel();
    }
  }
}
