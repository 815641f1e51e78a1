package org.embargoledger.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.StackPorts.Claim;

/** Finds out before anything starts whether every port can be had. */
public final class PortCheck {
  private PortCheck() {}

  public static void requireFree(List<Claim> claims) {
    List<String> taken =
        claims.stream().filter(claim -> !isFree(claim.port())).map(PortCheck::tell).toList();
    if (!taken.isEmpty()) {
      throw new StackException(Failure.PORT_TAKEN, String.join(System.lineSeparator(), taken));
    }
  }

  static boolean isFree(int port) {
    // A wildcard listener does not hinder a bind to the loopback address on every system,
    // so both are tried.
    return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        && canBind(new InetSocketAddress(port));
  }

  private static boolean canBind(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address, 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String tell(Claim claim) {
    String holder = PortHolder.of(claim.port()).map(who -> " by " + who).orElse("");
    return "Port %d, needed for %s, is in use%s. Choose another with %s N."
        .formatted(claim.port(), claim.use(), holder, claim.option());
  }
}
