package org.embargoledger.alert.rest;

import java.util.List;

/**
 * A page of alerts, newest first.
 *
 * @param position of the log, up to which alerts are complete; -1 before the first event
 * @param next the address of the following page; null on the last
 */
public record AlertPage(long position, List<AlertView> alerts, String next) {}
