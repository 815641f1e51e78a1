package org.embargoledger.model.fact;

import java.util.UUID;

/** How a fact stands to another fact, named by its id. */
public record Relation(Type type, UUID factId) {

  public enum Type {
    /** A retelling of the other; it does not corroborate it and is not counted beside it. */
    DERIVED_FROM,
    /** Contains the other, which must not be added to it. */
    COVERS,
    /** Has a part in common with the other; only one of them is counted. */
    OVERLAPS,
    /** Belongs to that agreement. */
    UNDER,
    /** Pays that pledge. */
    FULFILS,
    /** Denies the other; kept beside it. */
    DISPUTES
  }
}
