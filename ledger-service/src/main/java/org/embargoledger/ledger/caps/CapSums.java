package org.embargoledger.ledger.caps;

import java.util.List;
import java.util.Optional;
import org.embargoledger.ledger.sum.Sum;

/**
 * What a cap's report is made from.
 *
 * @param counted the sums of the cap's book
 * @param bySlice the same by slice, if the series is wanted
 * @param ofCounterparties the sums of each counterparty's own book on the days of the cap year
 * @param notCounted empty if it was not worked out
 * @param notCountedOmitted why not
 */
record CapSums(
    List<Sum> counted,
    Optional<List<Sum>> bySlice,
    List<Sum> ofCounterparties,
    Optional<List<CapsAnswer.NotCounted>> notCounted,
    Optional<String> notCountedOmitted) {}
