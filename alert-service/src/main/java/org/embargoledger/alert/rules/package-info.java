/**
 * Analysts' own rules and their life: drafted, revised, in shadow, approved by somebody else, live,
 * suspended, retired. Each change is an event; a rule's state is their fold.
 */
package org.embargoledger.alert.rules;
