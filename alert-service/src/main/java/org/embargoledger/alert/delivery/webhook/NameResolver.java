package org.embargoledger.alert.delivery.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds all addresses of a host. Blocks. */
@FunctionalInterface
interface NameResolver {

  InetAddress[] resolve(String host) throws UnknownHostException;
}
