package org.embargoledger.alert.detect.book;

/** A book before and after an event. */
public record BookChange(BookKey key, Book before, Book after) {}
