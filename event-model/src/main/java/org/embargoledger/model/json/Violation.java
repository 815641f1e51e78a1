package org.embargoledger.model.json;

/**
 * One thing that is wrong with a document.
 *
 * @param pointer the place as a JSON Pointer fragment (RFC 6901), for example {@code
 *     #/provenance/grade}
 * @param detail what is wrong, and what would be right
 */
public record Violation(String pointer, String detail) {}
