package io.urumi.kubernetes.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.ssl.SSLSocketFactory;

/**
 * Creates TLS sockets with a factory that can be replaced; the sockets of the previous one are then
 * closed.
 */
final class TrackedSocketFactory extends SSLSocketFactory {
  private final String serverName;
  private final Set<Socket> open = Collections.newSetFromMap(new WeakHashMap<>());
  private SSLSocketFactory factory;

  /**
   * @param serverName name to request from the server instead of its host; empty for the host
   */
  TrackedSocketFactory(SSLSocketFactory factory, String serverName) {
    this.factory = factory;
    this.serverName = serverName;
  }

  void replace(SSLSocketFactory next) {
    List<Socket> previous;
    synchronized (this) {
      factory = next;
      previous = List.copyOf(open);
      open.clear();
    }
    for (Socket socket : previous) {
      try {
        socket.close();
      } catch (IOException closed) {
        // Closed already.
      }
    }
  }

  private synchronized SSLSocketFactory current() {
    return factory;
  }

  private synchronized Socket tracked(Socket socket) {
    open.add(socket);
    return socket;
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    String name = serverName.isEmpty() ? host : serverName;
    return tracked(current().createSocket(socket, name, port, autoClose));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return tracked(current().createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return tracked(current().createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return tracked(current().createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return tracked(current().createSocket(host, port, local, localPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return current().getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return current().getSupportedCipherSuites();
  }
}
