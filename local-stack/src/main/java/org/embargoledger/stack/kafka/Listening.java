package org.embargoledger.stack.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Whether somebody accepts connections: cheaper than a client that retries. */
final class Listening {
  private static final int CONNECT_MILLIS = 500;

  private Listening() {}

  static boolean at(String hostAndPort) {
    String[] parts = hostAndPort.split(":", -1);
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(parts[0], Integer.parseInt(parts[1])), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
