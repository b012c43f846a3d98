package io.urumi.web.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Closes a connection whose client began a request and does not complete the head of it in time.
 * The server's own timeouts begin after the head, and a byte now and then prevents the idle one.
 */
final class HeadTimeout {
  private static final String BYTES = "urumi.head.bytes";
  private static final String MESSAGES = "urumi.head.messages";

  private final Duration timeout;

  /** Whether bytes belong to the body of a request whose head was received. */
  private boolean inBody;

  private @Nullable Future<?> timer;

  private HeadTimeout(Duration timeout) {
    this.timeout = timeout;
  }

  /** Adds the timeout to a connection, around its decoder. */
  static void add(ChannelPipeline pipeline, Duration timeout) {
    HeadTimeout head = new HeadTimeout(timeout);
    pipeline.addBefore(NettyPipeline.HttpCodec, BYTES, head.new Bytes());
    pipeline.addAfter(NettyPipeline.HttpCodec, MESSAGES, head.new Messages());
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private final class Bytes extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
      if (!inBody && timer == null) {
        timer =
            context
                .executor()
                .schedule(() -> context.close(), timeout.toMillis(), TimeUnit.MILLISECONDS);
      }
      context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      cancel();
      context.fireChannelInactive();
    }
  }

  private final class Messages extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest) {
        cancel();
        inBody = true;
      }
      if (message instanceof LastHttpContent) {
        inBody = false;
      }
      context.fireChannelRead(message);
    }
  }
}
