package org.embargoledger.model.measure;

/**
 * What a source says an amount is worth in another currency. A claim of the source, kept as such:
 * it is compared with official rates, and never used to compute a total.
 */
public record StatedEquivalent(Money money, boolean approximate) {}
