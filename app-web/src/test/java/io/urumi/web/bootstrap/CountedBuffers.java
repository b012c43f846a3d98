package io.urumi.web.bootstrap;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.http.server.HttpServer;

/**
 * Allocates the buffers of the server's connections without a pool, so that the memory of those
 * that have not been released is known to the byte.
 */
public final class CountedBuffers implements NettyServerCustomizer {
  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);

  @Override
  public HttpServer apply(HttpServer server) {
    return server.childOption(ChannelOption.ALLOCATOR, allocator);
  }

  /** Memory of all buffers that have not been released, in bytes. */
  public long unreleased() {
    return allocator.metric().usedDirectMemory() + allocator.metric().usedHeapMemory();
  }
}
