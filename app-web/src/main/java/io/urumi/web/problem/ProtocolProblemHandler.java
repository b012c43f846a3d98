package io.urumi.web.problem;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Adds the problem detail to responses of the server itself, which have no body: to requests that
 * are not valid HTTP, too long or too slow. They never reach a filter of Spring.
 */
public final class ProtocolProblemHandler extends ChannelOutboundHandlerAdapter {
  private static final String BODY =
      """
      {"type":"%s","title":"%s","status":%d,"code":"%s","detail":"%s","requestId":"%s"}\
      """;

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    context.write(
        message instanceof FullHttpResponse response && isBareError(response)
            ? problem(response)
            : message,
        promise);
  }

  /** Spring's responses to HEAD have a media type. */
  private static boolean isBareError(FullHttpResponse response) {
    return response.status().code() >= 400
        && !response.content().isReadable()
        && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE);
  }

  private static FullHttpResponse problem(FullHttpResponse bare) {
    String requestId = UUID.randomUUID().toString();
    ByteBuf body =
        Unpooled.copiedBuffer(body(bare.status().code(), requestId), StandardCharsets.UTF_8);
    FullHttpResponse response =
        new DefaultFullHttpResponse(bare.protocolVersion(), bare.status(), body);
    response.headers().set(bare.headers());
    response.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
        .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
        .set("X-Content-Type-Options", "nosniff")
        .set("X-Request-Id", requestId);
    bare.release();
    return response;
  }

  private static String body(int status, String requestId) {
    return switch (status) {
      case 408 ->
          body(
              status,
              ErrorCode.REQUEST_TIMEOUT,
              requestId,
              "The request was not complete in time; send it again.");
      case 414 ->
          body(
              status,
              ErrorCode.URI_TOO_LONG,
              requestId,
              "The address of the request is too long; shorten it.");
      case 431 ->
          body(
              status,
              ErrorCode.HEADERS_TOO_LARGE,
              requestId,
              "The headers of the request are too large; send fewer or shorter ones.");
      default ->
          body(
              status,
              ErrorCode.BAD_REQUEST,
              requestId,
              "The request is not valid HTTP/1.1, or its address is not a valid one.");
    };
  }

  private static String body(int status, ErrorCode code, String requestId, String detail) {
    return BODY.formatted(code.type(), code.title(), status, code.name(), detail, requestId);
  }
}
