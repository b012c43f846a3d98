package io.urumi.shell.client;

import java.net.http.HttpClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.codec.ServerSentEventHttpMessageReader;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.json.JsonMapper;

/** Makes the one WebClient, over the JDK's HTTP client: starts fastest of the choices. */
final class WebClients {
  private WebClients() {}

  static WebClient create(ConnectionSettings settings, JsonMapper mapper) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    WebClient.Builder client =
        WebClient.builder()
            .baseUrl(withoutSlash(settings.url().toString()) + "/api/v1")
            .clientConnector(new JdkClientHttpConnector(http))
            .defaultHeader(HttpHeaders.USER_AGENT, "urumi-shell")
            .codecs(codecs -> {
              JacksonJsonDecoder decoder = new JacksonJsonDecoder(mapper);
              codecs.registerDefaults(false);
              codecs.customCodecs().register(decoder);
              codecs.customCodecs().register(new JacksonJsonEncoder(mapper));
              codecs.customCodecs().register(new ServerSentEventHttpMessageReader(decoder));
              codecs.defaultCodecs().maxInMemorySize(8 * 1024 * 1024);
            });
    if (settings.token() != null) {
      client.defaultHeader(HttpHeaders.AUTHORIZATION, settings.token().header());
    }
    return client.build();
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
