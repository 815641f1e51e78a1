/**
 * Detectors: pure folds over the event log. Nothing here knows a clock, a random number, a database
 * or a framework, so folding the same events again gives the same findings, word for word.
 */
package org.embargoledger.alert.detect;
