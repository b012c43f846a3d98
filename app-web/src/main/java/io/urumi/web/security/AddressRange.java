package io.urumi.web.security;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.regex.Pattern;

/** A range of IP addresses in CIDR notation, for example {@code 10.0.0.0/8}, or one address. */
public final class AddressRange {
  /** Excludes host names, which {@link InetAddress} would resolve. */
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private final byte[] network;
  private final int prefixLength;

  private AddressRange(byte[] network, int prefixLength) {
    this.network = network;
    this.prefixLength = prefixLength;
  }

  /**
   * Parses a range.
   *
   * @throws IllegalArgumentException when the text is neither an address nor a range of addresses
   */
  public static AddressRange parse(String text) {
    String[] parts = text.strip().split("/", -1);
    byte[] network = address(parts[0], text).getAddress();
    int bits = network.length * Byte.SIZE;
    int length = parts.length == 1 ? bits : prefixLength(parts, text);
    if (length > bits) {
      throw invalid(text);
    }
    return new AddressRange(network, length);
  }

  /** Whether the address is in the range. */
  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == network.length && first(bytes).equals(first(network));
  }

  private BigInteger first(byte[] bytes) {
    return new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - prefixLength);
  }

  /**
   * The address of a literal; never resolves a name.
   *
   * @throws IllegalArgumentException when the text is not an IP address
   */
  static InetAddress literal(String text) {
    return address(text, text);
  }

  private static InetAddress address(String literal, String whole) {
    if (!ADDRESS.matcher(literal).matches()) {
      throw invalid(whole);
    }
    try {
      return InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException malformed) {
      throw invalid(whole);
    }
  }

  private static int prefixLength(String[] parts, String text) {
    if (parts.length != 2 || !parts[1].matches("[0-9]{1,3}")) {
      throw invalid(text);
    }
    return Integer.parseInt(parts[1]);
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" is not an IP address or a range such as 10.0.0.0/8");
  }
}
