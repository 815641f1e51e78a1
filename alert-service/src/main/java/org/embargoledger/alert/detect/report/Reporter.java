package org.embargoledger.alert.detect.report;

/** Who owes reports under which duty. */
record Reporter(String target, String duty, String state) {}
