package io.urumi.web.server;

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
final class ProtocolProblemHandler extends ChannelOutboundHandlerAdapter {
  private static final String BODY =
      """
      {"type":"https://urumi.io/problems/%s","title":"%s","status":%d,"code":"%s","detail":"%s","requestId":"%s"}\
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
              "REQUEST_TIMEOUT",
              "The request took too long",
              requestId,
              "The request was not complete in time; send it again.");
      case 414 ->
          body(
              status,
              "URI_TOO_LONG",
              "The address is too long",
              requestId,
              "The address of the request is too long; shorten it.");
      case 431 ->
          body(
              status,
              "HEADERS_TOO_LARGE",
              "The headers are too large",
              requestId,
              "The headers of the request are too large; send fewer or shorter ones.");
      default ->
          body(
              status,
              "BAD_REQUEST",
              "The request is malformed",
              requestId,
              "The request is not valid HTTP/1.1, or its address is not a valid one.");
    };
  }

  private static String body(
      int status, String code, String title, String requestId, String detail) {
    String type = code.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return BODY.formatted(type, title, status, code, detail, requestId);
  }
}
