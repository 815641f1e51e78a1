package org.embargoledger.alert.triage;

import io.smallrye.mutiny.Uni;

/** Marks alerts of a batch before it is written, in the batch's transaction. */
public interface Marks {

  Uni<Void> mark(CaseFile file);
}
