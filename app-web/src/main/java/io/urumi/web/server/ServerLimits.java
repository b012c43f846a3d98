package io.urumi.web.server;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Limits the time in which a client sends its request, so that slow and half requests do not hold
 * connections. A response, for example an event stream, may take any time.
 *
 * @param requestTimeout maximum time for the head, and again for the whole request
 * @param readTimeout maximum time between two parts of it
 * @param problems creates the handler of a connection that adds the problem detail to its errors
 */
public record ServerLimits(
    Duration requestTimeout, Duration readTimeout, Supplier<? extends ChannelHandler> problems)
    implements NettyServerCustomizer {
  private static final String PROBLEMS = "urumi.problems";

  public ServerLimits {
    if (requestTimeout.toMillis() < 1 || readTimeout.toMillis() < 1) {
      throw new IllegalArgumentException("a timeout is at least 1 ms");
    }
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server
        .requestTimeout(requestTimeout)
        .readTimeout(readTimeout)
        .doOnChannelInit((observer, channel, peer) -> addHandlers(channel.pipeline()));
  }

  private void addHandlers(ChannelPipeline pipeline) {
    if (pipeline.get(NettyPipeline.HttpCodec) != null) {
      pipeline.addAfter(NettyPipeline.HttpCodec, PROBLEMS, problems.get());
      HeadTimeout.add(pipeline, requestTimeout);
    }
  }
}
