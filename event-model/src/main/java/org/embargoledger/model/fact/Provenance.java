package org.embargoledger.model.fact;

import java.util.Optional;

/**
 * Where a claim comes from and how far it is trusted.
 *
 * @param quote the few words of the source that carry the claim
 */
public record Provenance(Source source, Optional<String> quote, Basis basis, Grade grade) {}
