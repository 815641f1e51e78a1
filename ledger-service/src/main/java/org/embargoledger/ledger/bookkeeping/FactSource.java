package org.embargoledger.ledger.bookkeeping;

import java.util.Collection;
import java.util.UUID;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;

/**
 * The facts as they stood before the present batch. Asked only for what a batch touches, so that
 * the memory needed does not grow with the log. Whatever an implementation throws because it cannot
 * be reached is an {@link UnreachableException}: no event is to blame for it.
 */
public interface FactSource {

  /** The latest events of the named facts, and of the standing facts that retell one of them. */
  Collection<Event> latest(Collection<UUID> facts);

  /** The standing deliveries of the flow with a day in the period that {@link Weight} others. */
  Collection<StandingFact> weights(Flow flow, Period days);

  /**
   * All other standing deliveries of the flow with a day in the period that share a state with the
   * counterparty; those that do not do no harm.
   */
  Collection<StandingFact> shipments(Flow flow, Period days, Counterparty counterparty);
}
