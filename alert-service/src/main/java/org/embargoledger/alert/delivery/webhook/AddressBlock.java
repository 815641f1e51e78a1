package org.embargoledger.alert.delivery.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses that begin with the same bits. */
record AddressBlock(InetAddress first, int bits, String title) {

  /**
   * @param cidr such as 10.0.0.0/8; never a name
   */
  static AddressBlock of(String cidr, String title) {
    String[] parts = cidr.split("/", 2);
    try {
      return new AddressBlock(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]), title);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(cidr, e);
    }
  }

  boolean contains(InetAddress address) {
    byte[] wanted = first.getAddress();
    byte[] given = address.getAddress();
    if (wanted.length != given.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += Byte.SIZE) {
      int mask = bits - bit >= Byte.SIZE ? 0xff : 0xff << (Byte.SIZE - (bits - bit)) & 0xff;
      if (((wanted[bit / Byte.SIZE] ^ given[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
