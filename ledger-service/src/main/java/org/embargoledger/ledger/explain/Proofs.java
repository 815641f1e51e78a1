package org.embargoledger.ledger.explain;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.embargoledger.ledger.projection.postgres.FactEvent;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/**
 * Fetches the proofs of events from the log. Entries are explained without them if the log cannot
 * be asked: after one failure that concerns all events, the others are not asked for.
 */
@ApplicationScoped
public class Proofs {

  private static final Logger LOG = Logger.getLogger(Proofs.class);
  private static final int AT_ONCE_MAX = 8;

  private final ProofClient log;

  @Inject
  public Proofs(@RestClient ProofClient log) {
    this.log = log;
  }

  /**
   * @param size of the tree that all of them are proven to be in
   * @return by position
   */
  Uni<Map<Long, EventProof>> of(Collection<FactEvent> events, long size, String authorization) {
    if (events.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    FactEvent first = events.iterator().next();
    return proof(first, size, authorization)
        .flatMap(
            proof ->
                proof.state() == EventProof.State.UNAVAILABLE
                    ? Uni.createFrom().item(forAll(events, proof))
                    : Multi.createFrom()
                        .iterable(events)
                        .filter(event -> event != first)
                        .onItem()
                        .transformToUni(
                            event ->
                                proof(event, size, authorization)
                                    .map(found -> Map.entry(event.position, found)))
                        .merge(AT_ONCE_MAX)
                        .collect()
                        .in(
                            HashMap<Long, EventProof>::new,
                            (all, one) -> all.put(one.getKey(), one.getValue()))
                        .map(
                            all -> {
                              all.put(first.position, proof);
                              return all;
                            }));
  }

  private static Map<Long, EventProof> forAll(Collection<FactEvent> events, EventProof proof) {
    Map<Long, EventProof> all = new HashMap<>();
    events.forEach(event -> all.put(event.position, proof));
    return all;
  }

  private Uni<EventProof> proof(FactEvent event, long size, String authorization) {
    return log.inclusion(authorization, event.position, size)
        .map(proof -> EventProof.of(event, proof))
        .onFailure()
        .recoverWithItem(Proofs::unavailable);
  }

  private static EventProof unavailable(Throwable failure) {
    LOG.debugf(failure, "no proof");
    return EventProof.unavailable(
        failure instanceof ClientWebApplicationException answered
            ? "the log answered %d".formatted(answered.getResponse().getStatus())
            : "the log cannot be reached");
  }
}
