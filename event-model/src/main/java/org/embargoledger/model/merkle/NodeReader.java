package org.embargoledger.model.merkle;

/** Gives the roots of perfect subtrees of a stored tree. */
@FunctionalInterface
public interface NodeReader {

  /**
   * The root of the subtree of 2^level leaves that starts at leaf index * 2^level. Asked only for
   * subtrees that are full.
   */
  byte[] node(int level, long index);
}
