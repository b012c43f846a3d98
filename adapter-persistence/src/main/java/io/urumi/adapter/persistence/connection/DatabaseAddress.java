package io.urumi.adapter.persistence.connection;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The address of a database. */
public sealed interface DatabaseAddress {

  /** The address for users, without credentials. */
  String location();

  /**
   * @param h2Name its name in H2 addresses, without settings
   * @param folder that must exist; null in memory
   */
  record H2(String h2Name, @Nullable Path folder, String location) implements DatabaseAddress {
    public H2 {
      Objects.requireNonNull(h2Name, "h2Name");
      Objects.requireNonNull(location, "location");
      if (h2Name.indexOf(';') >= 0) {
        throw new IllegalArgumentException(
            "H2 takes no path or name with a semicolon: " + location);
      }
    }

    public static H2 inFolder(Path folder) {
      return atFile(folder.resolve("urumi"));
    }

    public static H2 inMemory(String name) {
      return new H2("mem:" + name, null, "memory (" + name + ")");
    }

    public static H2 atFile(Path file) {
      Path absolute = file.toAbsolutePath().normalize();
      return new H2("file:" + absolute, absolute.getParent(), absolute + ".mv.db");
    }
  }

  /**
   * @param options the driver's options, including credentials
   */
  record Postgres(ConnectionFactoryOptions options, String location) implements DatabaseAddress {
    static final int DEFAULT_PORT = 5432;

    private static final String FAILOVER = "failover";
    private static final Pattern PORT = Pattern.compile(":[0-9]+$");
    private static final String ONE_HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])";

    /** One host by name or address. */
    private static final Pattern HOST = Pattern.compile(ONE_HOST);

    /** Several hosts, of which the primary is used. */
    private static final Pattern HOSTS =
        Pattern.compile("%1$s(?::[0-9]+)?(?:,%1$s(?::[0-9]+)?)+".formatted(ONE_HOST));

    static Postgres of(ConnectionFactoryOptions given) {
      ConnectionFactoryOptions options = PostgresTls.normalized(given);
      String host = String.valueOf(options.getValue(ConnectionFactoryOptions.HOST));
      if (options.getValue(ConnectionFactoryOptions.DATABASE) == null
          || !(HOST.matcher(host).matches() || HOSTS.matcher(host).matches())) {
        throw unsupported();
      }
      if (host.indexOf(',') >= 0) {
        // Only a primary can be used: every replica of Urumi writes.
        options =
            options
                .mutate()
                .option(ConnectionFactoryOptions.PROTOCOL, FAILOVER)
                .option(Option.<Object>valueOf("targetServerType"), "primary")
                .build();
      }
      return new Postgres(options, hosts(options) + "/" + database(options));
    }

    /** Whether the address names several hosts. */
    public static boolean isFailover(ConnectionFactoryOptions options) {
      return host(options).indexOf(',') >= 0;
    }

    /** The hosts with their ports, separated by commas. */
    public static String hosts(ConnectionFactoryOptions options) {
      return Arrays.stream(host(options).split(","))
          .map(host -> PORT.matcher(host).find() ? host : host + ":" + port(options))
          .collect(Collectors.joining(","));
    }

    public static String host(ConnectionFactoryOptions options) {
      return String.valueOf(options.getRequiredValue(ConnectionFactoryOptions.HOST));
    }

    public static int port(ConnectionFactoryOptions options) {
      Object port = options.getValue(ConnectionFactoryOptions.PORT);
      return port == null ? DEFAULT_PORT : Integer.parseInt(port.toString());
    }

    public static String database(ConnectionFactoryOptions options) {
      return String.valueOf(options.getRequiredValue(ConnectionFactoryOptions.DATABASE));
    }

    @Override
    public String toString() {
      return location;
    }
  }

  static DatabaseAddress parse(String url, @Nullable String username, @Nullable String password) {
    ConnectionFactoryOptions parsed;
    try {
      parsed = ConnectionFactoryOptions.parse(url);
    } catch (IllegalArgumentException unreadable) {
      // Neither its message nor the address is repeated: both may contain a password.
      throw unsupported();
    }
    String driver = String.valueOf(parsed.getValue(ConnectionFactoryOptions.DRIVER));
    String protocol = String.valueOf(parsed.getValue(ConnectionFactoryOptions.PROTOCOL));
    Object database = parsed.getValue(ConnectionFactoryOptions.DATABASE);
    return switch (driver) {
      case "postgresql", "postgres" -> Postgres.of(signedIn(parsed, username, password));
      case "h2" -> {
        if (database != null && protocol.equals("mem")) {
          yield H2.inMemory(database.toString());
        }
        if (database != null && protocol.equals("file")) {
          yield H2.atFile(Path.of(database.toString()));
        }
        throw unsupported();
      }
      default -> throw unsupported();
    };
  }

  private static ConnectionFactoryOptions signedIn(
      ConnectionFactoryOptions options, @Nullable String username, @Nullable String password) {
    ConnectionFactoryOptions.Builder builder = options.mutate();
    set(builder, ConnectionFactoryOptions.USER, username);
    set(builder, ConnectionFactoryOptions.PASSWORD, password);
    return builder.build();
  }

  private static <T> void set(
      ConnectionFactoryOptions.Builder builder, Option<T> option, @Nullable Object value) {
    if (value != null) {
      builder.option(Option.<Object>valueOf(option.name()), value);
    }
  }

  private static IllegalArgumentException unsupported() {
    return new IllegalArgumentException(
        "the address of the database is none of r2dbc:postgresql://host[:port][,host[:port]…]/name,"
            + " r2dbc:h2:file:///path, r2dbc:h2:mem:///name");
  }
}
